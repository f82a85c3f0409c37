alter table public.recipes add column shared boolean not null default false;

create policy "everyone reads what is shared" on public.recipes for select to anon, authenticated using (shared);

create function public.shared_recipes() returns bigint
    language sql stable security invoker as $$ select count(*) from public.recipes where shared; $$;
