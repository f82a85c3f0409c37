create extension if not exists "uuid-ossp" with schema extensions;
create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  token uuid default uuid_generate_v4(),
  salt text default encode(extensions.gen_random_bytes(8), 'hex')
);
alter table public.profiles enable row level security;
create policy "own profile" on public.profiles for select to authenticated using (auth.uid() = id);
create policy "avatars" on storage.objects for select to anon using (bucket_id = 'avatars' and (storage.foldername(name))[1] = 'public');
insert into storage.buckets (id, name) values ('avatars', 'avatars');
alter publication supabase_realtime add table public.profiles;
create function public.handle_new_user() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (id) values (new.id);
  return new;
end;
$$;
create trigger on_auth_user_created after insert on auth.users for each row execute procedure public.handle_new_user();
grant select on public.profiles to anon, authenticated, service_role;
alter database postgres set "app.settings.jwt_secret" to 'x';
