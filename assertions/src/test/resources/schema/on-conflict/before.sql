create table notes (id integer primary key on conflict replace, title text not null on conflict ignore, body text not null);
