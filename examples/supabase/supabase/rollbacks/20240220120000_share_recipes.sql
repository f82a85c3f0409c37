drop function public.shared_recipes();
drop policy "everyone reads what is shared" on public.recipes;
alter table public.recipes drop column shared;
