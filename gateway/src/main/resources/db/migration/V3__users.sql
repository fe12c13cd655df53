-- The people of merchants: who they are, for whom they may act, and their sign-ins.

create table app_user (
  id            uuid        primary key,
  login         text        not null check (login ~ '^[A-Za-z0-9][A-Za-z0-9._+@-]{0,99}$'),
  password_hash text        not null check (password_hash like '$argon2id$%'), -- in PHC form, with its parameters
  created_at    timestamptz not null,
  password_at   timestamptz not null, -- when the password was set
  disabled_at   timestamptz
);
-- The same name in other letters is the same name.
create unique index app_user_login on app_user (lower(login));

create table membership (
  user_id     uuid        not null references app_user,
  merchant_id uuid        not null references merchant,
  role        text        not null check (role in ('VIEWER', 'SUPPORT', 'FINANCE', 'ADMINISTRATOR')),
  created_at  timestamptz not null,
  primary key (user_id, merchant_id)
);
create index membership_merchant on membership (merchant_id);

-- Wrong passwords in a row. No foreign key: names that do not exist share the row of nobody, so that the database works
-- as long for them as for the others.
create table sign_in_failure (
  user_id      uuid        primary key,
  failures     integer     not null check (failures > 0),
  last_at      timestamptz not null,
  locked_until timestamptz
);

-- A sign-in: a family of refresh tokens, and of the access tokens that came of them. It is over at expires_at, or when
-- ended_at is set.
create table user_session (
  id            uuid        primary key,
  user_id       uuid        not null references app_user,
  merchant_id   uuid        not null references merchant,
  opened_at     timestamptz not null,
  expires_at    timestamptz not null,
  last_used_at  timestamptz not null,
  device        text        not null,
  fingerprint   text        not null,
  address       text        not null,
  ended_at      timestamptz,
  ended_because text        check (ended_because in ('REUSED', 'DISABLED', 'NEW_PASSWORD')),
  constraint user_session_end_whole check ((ended_at is null) = (ended_because is null))
);
create index user_session_user on user_session (user_id, opened_at);

-- Only the SHA-256 of a token is kept: it is 32 random bytes, which nobody guesses.
create table refresh_token (
  hash        bytea       primary key,
  session_id  uuid        not null references user_session on delete cascade,
  issued_at   timestamptz not null,
  replaced_at timestamptz
);
create index refresh_token_session on refresh_token (session_id);

-- For the operation list: a merchant's payments by the time they began.
create index payment_of_merchant on payment (merchant_id, opened_at);
