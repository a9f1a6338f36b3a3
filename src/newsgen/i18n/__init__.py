"""Language as an argument: slugs, dates, numbers, messages; nothing is process-wide."""
