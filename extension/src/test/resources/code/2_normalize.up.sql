update names set name = normalize(name, 'nfc');
