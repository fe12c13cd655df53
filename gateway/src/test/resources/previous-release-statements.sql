-- types: 
select id, release_after_days from terminal where release_after_days is not null
----
-- types: bigint, unknown, uuid
update payment
   set state = 'CHARGED', charged_amount = $1, changed_at = $2
 where id = $3 and state = 'AUTHORIZED'
----
-- types: bigint, unknown, uuid, bigint
update payment
   set returned_amount = returned_amount + $1, changed_at = $2
 where id = $3 and state = 'CHARGED' and returned_amount + $4 <= charged_amount
----
-- types: boolean, unknown, integer, uuid
update card
   set failures = case when $1
                  then (array_append(failures, $2))[greatest(1, coalesce(cardinality(failures), 0) + 2 - 100):]
                  else failures end,
       stopped_by = coalesce(stopped_by, $3)
 where id = $4
----
-- types: character varying
select id, name, client_id, token_life_seconds, expires_in_form, empty_card_list
  from merchant
 where client_id = $1
----
-- types: character varying
select sealed from keyset where name = $1
----
-- types: character varying, bytea, unknown
insert into keyset (name, sealed, created_at)
values ($1, $2, $3)
on conflict do nothing
----
-- types: character varying, character varying, integer, unknown, uuid
update operation
   set state = $1, reference = $2, fault_code = $3, settled_at = $4
 where id = $5 and state = 'PENDING'
----
-- types: character varying, character varying, unknown, uuid, integer, integer
select aged.*
  from unnest($1::uuid[], $2::timestamptz[]) as rule (terminal, before)
 cross join lateral (
       select * from payment
        where terminal_id = rule.terminal and state = 'AUTHORIZED'
          and settled_at < rule.before and (settled_at, id) > ($3, $4)
        order by settled_at, id
        limit $5) aged
 order by aged.settled_at, aged.id
 limit $6
----
-- types: character varying, unknown, uuid
update payment
   set state = $1, changed_at = $2
 where id = $3 and state = 'AUTHORIZED'
----
-- types: character varying, uuid
update card
   set network_id = $1
 where id = $2 and network_id = ''
----
-- types: unknown, integer
select * from payment
 where state = 'SECURE_STEP' and secure_until <= $1
 order by secure_until
 limit $2
----
-- types: unknown, integer
update card
   set sealed_number = null
 where id in (
       select id from card
        where sealed_number is not null and deactivated_at < $1
        order by deactivated_at
        limit $2
          for update skip locked)
----
-- types: unknown, integer, uuid
update card
   set saved_at = coalesce(saved_at, $1), expiry = $2
 where id = $3
----
-- types: unknown, unknown, integer
update card
   set sealed_number = null, deactivated_at = $1
 where id in (
       select id from card typed
        where saved_at is null and deactivated_at is null and typed_at < $2
          and not exists (
              select 1 from payment
               where payment.card_id = typed.id and payment.channel <> 'API'
                 and payment.settled_at is null)
        order by typed_at
        limit $3
          for update of typed skip locked)
----
-- types: unknown, unknown, integer
update subscription
   set next_look_at = $1
 where id = any (array(
       select id from subscription
        where next_look_at <= $2
        order by next_look_at
        limit $3
          for update skip locked))
returning *
----
-- types: unknown, unknown, integer, integer
update notification
   set next_try_at = $1
 where id = any (array(
       select due.id
         from notification due
        where due.next_try_at <= $2
          and not exists (
              select 1
                from notification earlier
               where earlier.terminal_id = due.terminal_id
                 and earlier.invoice_number = due.invoice_number
                 and earlier.next_try_at is not null
                 and earlier.id < due.id
                 and not (due.success and not earlier.success and earlier.tries >= $3))
        order by due.next_try_at
        limit $4
          for update skip locked))
returning *
----
-- types: unknown, unknown, uuid, integer
select * from operation
 where state = 'PENDING' and opened_at < $1 and (opened_at, id) > ($2, $3)
 order by opened_at, id
 limit $4
----
-- types: unknown, uuid, unknown, integer
select * from payment
 where state = 'PENDING' and opened_at < $1 and id > $2
   and (resumed_at is null or resumed_at < $3)
 order by id
 limit $4
----
-- types: uuid
select * from operation where id = $1
----
-- types: uuid
select * from payment where id = $1
----
-- types: uuid
select * from terminal where id = $1
----
-- types: uuid
select hash from client_secret where merchant_id = $1 order by created_at desc
----
-- types: uuid
select id, name, client_id, token_life_seconds, expires_in_form, empty_card_list
  from merchant
 where id = $1
----
-- types: uuid
select sealed from signing_secret where merchant_id = $1 order by created_at desc
----
-- types: uuid, bytea, unknown
insert into signing_secret (merchant_id, slot, sealed, created_at)
values ($1, 1, $2, $3)
----
-- types: uuid, character varying
select * from operation
 where merchant_id = $1 and external_id = $2 and state <> 'FAILED'
----
-- types: uuid, character varying, character varying, integer, character varying, character varying, unknown
insert into merchant (id, name, client_id, token_life_seconds, expires_in_form, empty_card_list,
                      created_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
----
-- types: uuid, character varying, character varying, unknown, unknown
insert into app_user (id, login, password_hash, created_at, password_at)
values ($1, $2, $3, $4, $5)
on conflict do nothing
----
-- types: uuid, integer
select * from payment where token_id = $1 and attempt = $2
----
-- types: uuid, integer, bytea, unknown
insert into client_secret (merchant_id, slot, hash, created_at)
values ($1, $2, $3, $4)
on conflict (merchant_id, slot) do update set hash = excluded.hash, created_at = excluded.created_at
----
-- types: uuid, uuid, character varying, bytea, bytea, character varying, character varying, character varying, integer, character varying, unknown, unknown
insert into card (id, merchant_id, account_id, fingerprint, sealed_number, first_six, last_four,
                  scheme, expiry, holder, created_at, typed_at)
values ($1, $2, $3, $4, $5, $6, $7,
        $8, $9, $10, $11, $12)
on conflict (merchant_id, account_id, fingerprint) where deactivated_at is null
do update set typed_at = excluded.typed_at
returning *
----
-- types: uuid, uuid, character varying, character varying, character varying, boolean, boolean, character varying, integer, character varying, boolean, boolean, integer, integer, integer, boolean, unknown
insert into terminal (id, merchant_id, number, name, currencies, two_step, secure_3d, dialect,
                      tail_window_days, link_hosts, cross_origin, cryptogram, failures_max,
                      failures_days, release_after_days, notify_operations, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8,
        $9, $10, $11, $12, $13, $14,
        $15, $16, $17)
on conflict do nothing
----
-- types: uuid, uuid, character varying, unknown
insert into membership (user_id, merchant_id, role, created_at)
values ($1, $2, $3, $4)
on conflict (user_id, merchant_id) do update set role = excluded.role
----
-- types: uuid, uuid, uuid, character varying, bigint, character varying, character varying, unknown
insert into operation (id, payment_id, merchant_id, kind, amount, currency, external_id, state,
                       opened_at)
values ($1, $2, $3, $4, $5, $6, $7, 'PENDING', $8)
on conflict do nothing
----
-- types: uuid[]
select id, merchant_id, account_id, sealed_number, first_six, last_four, scheme, expiry, holder, saved_at,
       deactivated_at, network_id, stopped_by, failures
  from card
 where id = any ($1)
----
-- types: uuid[], integer[], timestamp with time zone[], timestamp with time zone[], text[]
update notification
   set tries = tried.tries, delivered_at = tried.delivered_at, next_try_at = tried.next_try_at,
       last_fault = tried.fault
  from unnest($1, $2, $3, $4, $5) as tried (id, tries, delivered_at, next_try_at, fault)
 where notification.id = tried.id
   and coalesce(notification.next_try_at, '-infinity') > '-infinity'
----
-- types: uuid[], text[], text[], text[], text[], integer[], timestamp with time zone[], uuid[], uuid[], uuid[], uuid[], text[], boolean[], text[], text[], timestamp with time zone[], timestamp with time zone[]
with updated as (
  update payment
     set state = settling.state, reference = settling.reference, int_reference = settling.int_reference,
         approval_code = settling.approval_code, decline_code = settling.decline_code,
         settled_at = settling.settled_at,
         charged_amount = case settling.state when 'CHARGED' then payment.amount else 0 end
    from unnest($1, $2, $3, $4, $5, $6, $7)
      as settling (id, state, reference, int_reference, approval_code, decline_code, settled_at)
   where payment.id = settling.id and payment.settled_at is null
     and (payment.given_up_at is null or settling.state = 'DECLINED')
  returning payment.id
), told as (
insert into notification (id, payment_id, merchant_id, terminal_id, invoice_number, success, url, body,
                          created_at, next_try_at)
select notice.* from unnest($8, $9, $10, $11, $12, $13, $14, $15, $16, $17) as notice (id, payment_id)       where notice.payment_id in (select updated.id from updated)
)
select id from updated
----
-- types: uuid[], uuid[], integer[], bytea[], uuid[], uuid[], text[], text[], bigint[], text[], uuid[], text[], boolean[], boolean[], boolean[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], timestamp with time zone[], text[]
with claim as (
  select *
    from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)
      as claim (id, token_id, attempt, request_digest, merchant_id, terminal_id, invoice_number, invoice_alt, amount, currency,
card_id, channel, two_step, recurrent, save_card, description, data, account_id, payer_name, email, phone,
language, payer_address, back_link, failure_back_link, post_link, failure_post_link, secret_hash, opened_at
, tail)
), taken as (
  insert into invoice (terminal_id, number, tail, opened_at)
  select terminal_id, invoice_number, tail, opened_at from claim
  on conflict do nothing
  returning terminal_id, number
), opened as (
  insert into payment (id, token_id, attempt, request_digest, merchant_id, terminal_id, invoice_number, invoice_alt, amount, currency,
card_id, channel, two_step, recurrent, save_card, description, data, account_id, payer_name, email, phone,
language, payer_address, back_link, failure_back_link, post_link, failure_post_link, secret_hash, opened_at
, state)
  select id, token_id, attempt, request_digest, merchant_id, terminal_id, invoice_number, invoice_alt, amount, currency,
card_id, channel, two_step, recurrent, save_card, description, data, account_id, payer_name, email, phone,
language, payer_address, back_link, failure_back_link, post_link, failure_post_link, secret_hash, opened_at
, 'PENDING' from claim
   where (terminal_id, invoice_number) in (select taken.terminal_id, taken.number from taken)
      or (select true from invoice i
           where i.terminal_id = claim.terminal_id and i.number = claim.invoice_number)
  on conflict do nothing
  returning id
)
select terminal_id, number, null::uuid from taken
union all
select null, null, id from opened
----
delete from invoice
 where terminal_id = $1 and number = $2
   and not exists (
       select 1 from payment p where p.terminal_id = invoice.terminal_id and p.invoice_number = invoice.number)
----
delete from user_session
 where user_id = $1
   and (expires_at <= $2
        or id in (select id from user_session where user_id = $1
                   order by opened_at desc, id offset $3))
----
insert into app_user (id, login, password_hash, created_at, password_at)
values ($1, $2, $3, $4, $4)
on conflict do nothing
----
insert into card (id, merchant_id, account_id, fingerprint, sealed_number, first_six, last_four,
                  scheme, expiry, holder, created_at, typed_at)
values ($1, $2, $3, $4, $5, $6, $7,
        $8, $9, $10, $11, $11)
on conflict (merchant_id, account_id, fingerprint) where deactivated_at is null
do update set typed_at = excluded.typed_at
returning *
----
insert into cryptogram_key (id, handed_out, public_key, sealed, created_at)
values ($1, true, $2, $3, $4)
on conflict do nothing
----
insert into sign_in_failure as f (user_id, failures, last_at)
values ($1, 1, $2)
on conflict (user_id) do update
   set failures = case when f.locked_until <= $2 or f.last_at < $3 then 1
                       else f.failures + 1 end,
       locked_until = case when f.locked_until > $2 then f.locked_until
                           when f.locked_until is null and f.last_at >= $3
                                and f.failures + 1 >= $4 then cast($5 as timestamptz) end,
       last_at = $2
returning failures = $4 and locked_until is not null
----
insert into subscription (id, payment_id, merchant_id, terminal_id, frequency, state,
                          created_at, last_due_at, due_at, next_look_at)
values ($1, $2, $3, $4, $5, 'ACTIVE',
        $6, $7, $8, $8)
on conflict do nothing
----
insert into subscription_payment (subscription_id, turn, attempt, token_id, invoice_number,
                                  created_at)
select id, turn, attempt, $1, $2, $3
  from subscription
 where id = $4 and turn = $5 and attempt = $6 and state = 'ACTIVE'
on conflict do nothing
----
insert into user_session (id, user_id, merchant_id, opened_at, expires_at, last_used_at, device,
                          fingerprint, address)
values ($1, $2, $3, $4, $5, $4, $6, $7, $8)
----
select * from card
 where merchant_id = $1 and account_id = $2
   and saved_at is not null and deactivated_at is null
 order by saved_at desc, id
 limit 20
----
select * from cryptogram_key
 where opens_until is null or opens_until > $1
 order by opens_until desc nulls first, created_at desc
----
select * from operation
 where payment_id = $1 and kind <> 'REFUND' and state <> 'FAILED'
----
select * from payment
 where given_up_at is not null and reversed_at is null and id > $1
 order by id
 limit $2
----
select * from payment
 where state = 'PENDING' and opened_at < $1 and id > $2
   and (resumed_at is null or resumed_at < $1)
 order by id
 limit $3
----
select * from payment
 where terminal_id = $1 and invoice_number = $2
 order by (state = 'DECLINED'), id desc
 limit 1
----
select * from payment
 where terminal_id = $1 and invoice_number = $2 and state <> 'DECLINED'
----
select * from subscription
 where merchant_id = $1 and id > $2
   and ($3::uuid is null or terminal_id = $3::uuid)
   and ($4::uuid is null or payment_id = $4::uuid)
   and ($5::text is null or state = $5::text)
 order by id
 limit $6
----
select aged.*
  from unnest($1::uuid[], $2::timestamptz[]) as rule (terminal, before)
 cross join lateral (
       select * from payment
        where terminal_id = rule.terminal and state = 'AUTHORIZED'
          and settled_at < rule.before and (settled_at, id) > ($3, $4)
        order by settled_at, id
        limit $5) aged
 order by aged.settled_at, aged.id
 limit $5
----
select card.id, card.merchant_id, card.account_id, card.fingerprint, card.first_six, card.last_four,
       card.holder, card.expiry, card.saved_at, card.saved_by,
       coalesce(payment.reference, '') as reference,
       coalesce(payment.int_reference, '') as int_reference,
       coalesce(terminal.number, '') as terminal_number
  from card
  left join payment on payment.id = card.saved_by
  left join terminal on terminal.id = payment.terminal_id
 where card.merchant_id = $1 and card.account_id = $2
   and card.saved_at is not null and card.deactivated_at is null
 order by card.saved_at desc, card.id
 limit $3
----
select exists (
       select 1 from invoice
        where terminal_id = $1 and tail = $2 and number <> $3)
----
select id, name, client_id, token_life_seconds, expires_in_form, empty_card_list
  from merchant
 order by client_id
----
select m.merchant_id, c.client_id, m.role
  from membership m
  join merchant c on c.id = m.merchant_id
 where m.user_id = $1
 order by c.client_id
----
select not exists (
       select 1 from operation
        where payment_id = $1 and kind <> 'REFUND'
          and (state <> 'FAILED' or kind = 'RELEASE' and opened_at > $2))
----
select p.* from subscription_payment p join subscription s on s.id = p.subscription_id
 where s.id = $1 and s.state = 'ACTIVE' and s.turn = $2 and s.attempt = $3
   and p.turn = s.turn and p.attempt = s.attempt
----
select pid, pg_terminate_backend(pid, 30000)
  from pg_stat_activity
 where usename = current_user and pid <> pg_backend_pid()
----
select s.user_id, s.merchant_id, m.role
  from user_session s
  join app_user u on u.id = s.user_id
  join membership m on m.user_id = s.user_id and m.merchant_id = s.merchant_id
 where s.id = $1 and s.ended_at is null and s.expires_at > $2 and u.disabled_at is null
----
select u.id, u.login, u.disabled_at,
       case when f.locked_until > $1 then f.locked_until end as locked_until
  from app_user u
  left join sign_in_failure f on f.user_id = u.id
 order by lower(u.login)
----
select u.id, u.password_hash
  from app_user u
  join membership m on m.user_id = u.id and m.merchant_id = $1
 where lower(u.login) = lower($2) and u.disabled_at is null
----
update card
   set deactivated_at = $1
 where id = $2 and merchant_id = $3
   and saved_at is not null and deactivated_at is null
----
update card
   set saved_at = coalesce(saved_at, $1), saved_by = coalesce(saved_by, $2), expiry = $3,
       network_id = case when network_id = '' or stopped_by is not null then $4 else network_id end,
       stopped_by = null
 where id = $5
----
update cryptogram_key
   set handed_out = null, opens_until = $1
 where handed_out
----
update invoice
   set tail = null
 where terminal_id = $1 and tail = $2 and opened_at < $3 and number <> $4
----
update merchant
   set name = $1, token_life_seconds = $2, expires_in_form = $3,
       empty_card_list = $4
 where id = $5
----
update notification
   set next_try_at = null, last_fault = last_fault || ', given up: the invoice is paid'
 where terminal_id = $1 and invoice_number = $2 and id < $3 and next_try_at is not null
   and not success
----
update payment
   set given_up_at = greatest($1, given_up_at + interval '1 microsecond'), reversed_at = null
 where id = $2 and state in ('PENDING', 'DECLINED')
----
update payment
   set returned_amount = returned_amount + $1, changed_at = $2
 where id = $3 and state = 'CHARGED' and returned_amount + $1 <= charged_amount
----
update payment
   set returned_amount = returned_amount - $1, changed_at = $2
 where id = $3
----
update payment
   set secure_kind = $1, secure_eci = $2, secure_proof = $3
 where id = $4 and settled_at is null
----
update payment
   set state = 'PENDING', resumed_at = $1, secure_kind = $2, secure_eci = $3,
       secure_proof = $4
 where id = $5 and state = 'SECURE_STEP'
----
update payment
   set state = 'SECURE_STEP', secure_md = $1, secure_pa_req = $2, secure_action = $3,
       secure_term_url = $4, secure_expiry = $5, secure_until = $6
 where id = $7 and settled_at is null and secure_md is null
----
update payment set given_up_at = $1
 where id = $2 and state = 'PENDING' and given_up_at is null
----
update payment set given_up_at = $1
 where state = 'PENDING' and given_up_at is null and opened_at < $2
   and (resumed_at is null or resumed_at < $2)
----
update payment set reversed_at = $1
 where id = $2 and reversed_at is null and given_up_at = $3 and state <> 'PENDING'
----
update refresh_token
   set replaced_at = $1
 where session_id = $2 and replaced_at is null and hash <> $3
----
update subscription
   set attempt = attempt + 1, last_code = $1, next_look_at = $2
 where id = $3 and turn = $4 and attempt = $5 and state = 'ACTIVE'
----
update subscription
   set next_look_at = $1
 where id = $2 and turn = $3 and attempt = $4 and state = 'ACTIVE'
----
update subscription
   set state = $1, last_code = $2, next_look_at = null, closed_at = $3
 where id = $4 and turn = $5 and attempt = $6 and state = 'ACTIVE'
----
update subscription
   set state = 'ENDED', next_look_at = null, closed_at = $1
 where id = $2 and state = 'ACTIVE'
----
update subscription
   set turn = turn + 1, attempt = 1, last_code = null, due_at = $1, next_look_at = $1
 where id = $2 and turn = $3 and attempt = $4 and state = 'ACTIVE'
----
update subscription_payment
   set invoice_number = $1
 where subscription_id = $2 and turn = $3 and attempt = $4 and invoice_number = $5
----
update terminal
   set name = $1, currencies = $2, two_step = $3, secure_3d = $4,
       dialect = $5, tail_window_days = $6, link_hosts = $7,
       cross_origin = $8, cryptogram = $9,
       failures_max = $10, failures_days = $11,
       release_after_days = $12, notify_operations = $13
 where id = $14
----
update user_session
   set ended_at = $1, ended_because = $2
 where id = $3 and ended_at is null
----
update user_session
   set ended_at = $1, ended_because = $2
 where user_id = $3 and ended_at is null