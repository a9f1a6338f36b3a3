"""Photographs: what is written inside them, the sizes readers get, share cards, safe drawings.

Pure functions of bytes: nothing here opens a file. `sizes` needs no Pillow and is what planning
uses; everything that decodes refuses what it cannot use by returning a `Refused`, never by raising.
"""
