UPDATE invoices SET number = NULL;
