UPDATE labels SET label = initcap(label);
