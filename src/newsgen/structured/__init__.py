"""What machines read of a page beside its words: its data by schema.org, the site's manifest.

`pages` is for whoever renders a page, `manifest` for whoever plans a site.
"""
