drop trigger on_auth_user_created on auth.users;
drop function public.handle_new_user();
drop policy "avatars" on storage.objects;
drop table public.profiles;
