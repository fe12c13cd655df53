-- The account pages: who is signed in with which browser, the second factor, invitations, what people did, and refunds that
-- wait for a second person.

-- Runs the installation: registers merchants, looks after the health of it all.
alter table app_user add column operator boolean not null default false;

-- The secret that a person's authenticator app and we share (RFC 6238), sealed. Not yet confirmed: it does not count.
create table second_factor (
  user_id      uuid        primary key references app_user,
  sealed       bytea       not null,
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  last_step    bigint      not null default 0, -- no code works twice
  failures     integer     not null default 0,
  locked_until timestamptz
);

-- For whoever lost the app. Only hashes are kept; each works once.
create table recovery_code (
  user_id uuid        not null references app_user,
  hash    bytea       not null,
  used_at timestamptz,
  primary key (user_id, hash)
);

-- A link that lets a person set a password, once.
create table invitation (
  hash       bytea       primary key,
  user_id    uuid        not null references app_user,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index invitation_user on invitation (user_id);

-- A browser that somebody is signed in with. The cookie is 32 random bytes of which only the SHA-256 is kept.
create table browser_session (
  id           uuid        primary key,
  hash         bytea       not null unique,
  user_id      uuid        not null references app_user,
  merchant_id  uuid        references merchant, -- the one that is looked at
  stage        text        not null check (stage in ('SECOND_FACTOR', 'ENROL', 'OPEN')),
  opened_at    timestamptz not null,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  browser      text        not null,
  address      text        not null
);
create index browser_session_user on browser_session (user_id, opened_at);

-- A browser that somebody signed in with before. Wrong passwords from it are counted apart, so that whoever guesses
-- elsewhere cannot lock its owner out.
create table known_browser (
  hash     bytea       primary key,
  user_id  uuid        not null references app_user,
  seen_at  timestamptz not null,
  failures integer     not null default 0
);
create index known_browser_user on known_browser (user_id, seen_at);

-- What people did on the account pages. Rows are added and never changed.
create table account_event (
  id          uuid        primary key, -- sorts by time
  at          timestamptz not null,
  merchant_id uuid        references merchant, -- null: not about one merchant
  user_id     uuid,                            -- null: nobody who is known
  login       text        not null,
  kind        text        not null,
  subject     text        not null, -- of what: a payment's id, a card's, a name
  detail      text        not null,
  address     text        not null
);
create index account_event_merchant on account_event (merchant_id, id);
create index account_event_subject on account_event (subject, id);

-- How much may be refunded by whom, in minor units. No row: support refunds nothing, and finance needs no second person.
create table refund_limit (
  merchant_id uuid   not null references merchant,
  currency    text   not null check (currency ~ '^[A-Z]{3}$'),
  support_max bigint not null check (support_max >= 0),
  alone_max   bigint check (alone_max >= support_max), -- null: any amount
  primary key (merchant_id, currency)
);

-- A refund that one person asked for and another is to allow. Its id is the refund's own id: it is done once at most.
create table refund_request (
  id          uuid        primary key,
  payment_id  uuid        not null references payment,
  merchant_id uuid        not null references merchant,
  amount      bigint      not null check (amount > 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'),
  reason      text        not null,
  asked_by    uuid        not null references app_user,
  asked_at    timestamptz not null,
  decided_by  uuid        references app_user,
  decided_at  timestamptz,
  decision    text        check (decision in ('ALLOWED', 'REFUSED', 'WITHDRAWN')),
  constraint refund_request_decided_whole
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint refund_request_two_people check (decision is distinct from 'ALLOWED' or decided_by <> asked_by)
);
create index refund_request_open on refund_request (merchant_id, asked_at) where decision is null;
create index refund_request_payment on refund_request (payment_id);

-- Refunds within a limit take turns: one for each sum that was given back of the payment before. Of two that saw the same
-- sum, one goes on, so that both together never pass the limit.
create table refund_turn (
  payment_id uuid        not null references payment,
  returned   bigint      not null,
  wish       text        not null, -- the refund's own id, external_id of its operation
  taken_at   timestamptz not null,
  primary key (payment_id, returned)
);

-- What was told of a payment. A row comes in when it is delivered or given up, so that the commit of a payment does not pay for
-- this index; what is still to be told is found by notification_open.
create index notification_of_payment on notification (payment_id) where next_try_at is null;
-- What a shop did not take. A row comes in with its first failed try, so that payments do not pay for this index.
create index notification_in_trouble on notification (merchant_id, id) where delivered_at is null and last_fault <> '';

alter table user_session drop constraint user_session_ended_because_check;
alter table user_session add constraint user_session_ended_because_check
  check (ended_because in ('REUSED', 'DISABLED', 'NEW_PASSWORD', 'SIGNED_OUT'));

-- Statements: what moved money, by the time when the card host confirmed it. Payments that a shop charges at once are found
-- by the time they began; those whose outcome came more than a day later, which are few, by an index of their own.
create index operation_of_merchant on operation (merchant_id, settled_at, id) where state = 'DONE';
create index payment_settled_late on payment (merchant_id, settled_at, id)
  where settled_at - opened_at > interval '24 hours';

-- Each try to notify that failed. One that succeeded stands in the notification itself, so that nothing is written for it here.
create table notification_try (
  notification_id uuid        not null,
  no              integer     not null,
  at              timestamptz not null,
  fault           text        not null,
  primary key (notification_id, no)
);
