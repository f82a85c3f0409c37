create unique index grants_code on grants (code);
