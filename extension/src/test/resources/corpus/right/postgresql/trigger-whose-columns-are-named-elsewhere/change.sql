UPDATE items SET label = initcap(label);
