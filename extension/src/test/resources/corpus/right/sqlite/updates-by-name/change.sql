UPDATE people SET email = lower(email);
