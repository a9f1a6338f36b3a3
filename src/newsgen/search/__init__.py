"""Search: an index that a reader's browser searches by itself, made by Pagefind of built pages."""
