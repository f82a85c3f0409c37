alter table public.recipes enable row level security;

create policy "owners read" on public.recipes for select to authenticated using (owner = auth.uid());
create policy "owners write" on public.recipes for insert to authenticated with check (owner = auth.uid());
