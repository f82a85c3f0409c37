-- before
create virtual table area using rtree (id, low, high);

-- change
drop table area;
create virtual table area using rtree (id, low, high, south, north);

-- diff
-- ~ table area: module was rtree(id, low, high), is rtree(id, low, high, south, north)
-- + column area.south real
-- + column area.north real
