UPDATE notes SET title = trim(title);
