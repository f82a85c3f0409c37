create index concurrently copies_book_id on copies (book_id);
