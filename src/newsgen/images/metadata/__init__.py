"""What a photograph says of itself: read from XMP, IPTC-IIM and Exif, written as XMP and IIM.

Field map: IPTC Photo Metadata Standard 2025.1.
"""
