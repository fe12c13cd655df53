-- Searches that a person keeps under a name.
create table saved_view (
  user_id     uuid        not null references app_user,
  merchant_id uuid        not null references merchant,
  name        text        not null check (length(name) between 1 and 60),
  query       text        not null check (length(query) <= 1000),
  created_at  timestamptz not null,
  primary key (user_id, merchant_id, name)
);
