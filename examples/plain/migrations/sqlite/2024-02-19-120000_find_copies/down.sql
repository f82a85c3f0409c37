drop index copies_book_id;
