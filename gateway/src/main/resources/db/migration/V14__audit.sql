-- The audit chain (ADR 48): what was done and what became of payments, sealed in batches after the fact. Rows are added and
-- never changed.
create table audit_seal (
  no          bigint      primary key check (no > 0), -- 1, 2, 3 …
  sealed_at   timestamptz not null,
  source      text        not null, -- the table
  after_id    uuid        not null, -- rows behind this id …
  upto_id     uuid        not null, -- … up to this one
  rows_sealed integer     not null,
  open_ids    uuid[]      not null, -- rows up to here that could still change; a later seal of the source holds them
  digest      bytea       not null, -- over what the rows say
  chain       bytea       not null  -- over all of this and the chain before it, with a key that is not in the database
);
create index audit_seal_source on audit_seal (source, no);
