UPDATE notes SET title = replace(title, 'fat', 'large');
