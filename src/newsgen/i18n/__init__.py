"""Language as an argument: slugs, dates, numbers, messages; nothing here is set for the whole process."""
