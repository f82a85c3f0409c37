create table public.units (name text primary key);

create table public.recipes (
    id bigint generated always as identity primary key,
    owner uuid not null default auth.uid() references auth.users (id) on delete cascade,
    title text not null
);
