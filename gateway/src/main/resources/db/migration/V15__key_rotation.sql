-- Working keys are exchanged while payments run (ADR 47).

alter table keyset
  add column generation bigint      not null default 1,  -- counts its changes
  add column master     text        not null default '', -- the id of the master key that sealed it; empty: not noted then
  add column fades_at   timestamptz;                     -- then its older keys go; null: none is waiting for that

-- An exchange of keys. Whoever finds one under way goes on with it.
create table key_rotation (
  id          uuid        primary key,
  under_way   boolean     unique check (under_way), -- null: it is over
  stage       text        not null check (stage in ('BEGUN', 'ADDED', 'PRIMARY', 'RESEALED', 'DONE')),
  started_at  timestamptz not null,
  stage_at    timestamptz not null,
  constraint key_rotation_ends check ((under_way is null) = (stage = 'DONE'))
);

-- The processes that hold keys in memory, and how new theirs are. Times are the database's own, so that no clock of a
-- gateway counts.
create table key_holder (
  process    uuid        primary key,
  seen_at    timestamptz not null,
  generation bigint      not null, -- the sum over its keysets
  masters    text        not null  -- the ids of the master keys that it was given, with commas
);
