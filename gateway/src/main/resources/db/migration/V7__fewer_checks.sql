-- PostgreSQL makes every check of a table ready anew for each statement that writes to it: ten of them were half the
-- time of inserting a payment, and as much again when it was settled. What holds money and states together stays,
-- in two checks; that a currency has three letters or a language is one of three is sure before a row is written, since
-- the values' types say so.
alter table payment
  drop constraint payment_attempt_check,
  drop constraint payment_amount_check,
  drop constraint payment_currency_check,
  drop constraint payment_channel_check,
  drop constraint payment_language_check,
  drop constraint payment_secure_kind_check,
  drop constraint payment_state_check,
  drop constraint payment_outcome_whole,
  drop constraint payment_step_whole,
  drop constraint if exists payment_verified,
  drop constraint payment_sums;

alter table payment
  -- A state that is not in this list is refused, too: the case has no other.
  add constraint payment_whole check (
    coalesce(
      case state
        when 'PENDING' then settled_at is null and decline_code is null and approval_code = ''
        when 'SECURE_STEP' then
          settled_at is null and decline_code is null and approval_code = ''
          and secure_md is not null and secure_pa_req is not null and secure_action is not null
          and secure_expiry is not null and secure_until is not null and resumed_at is null
        when 'DECLINED' then settled_at is not null and decline_code is not null and approval_code = ''
        when 'AUTHORIZED' then settled_at is not null and decline_code is null and reference <> ''
        when 'CHARGED' then settled_at is not null and decline_code is null and reference <> ''
        when 'VERIFIED' then settled_at is not null and decline_code is null and reference <> ''
        when 'CANCELLED' then settled_at is not null and decline_code is null and reference <> ''
        when 'RELEASED' then settled_at is not null and decline_code is null and reference <> ''
      end,
      false)),
  -- Never more charged than was blocked, never more given back than was charged.
  add constraint payment_sums check (
    amount <= 999999999999
    and charged_amount between 0 and amount
    and returned_amount between 0 and charged_amount
    and (charged_amount = 0 or state = 'CHARGED')
    and (state <> 'VERIFIED' or amount = 0)); -- a verification moves no money
