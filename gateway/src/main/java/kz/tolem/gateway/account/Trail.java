package kz.tolem.gateway.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.audit.AuditedRows;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.UserId;

/// Who did what: the table account_event. Written before a deed that moves money, so that none goes unseen.
/// Thread-safe.
public final class Trail {

  private static final int DETAIL_CHARS_MAX = 1000;

  private final Database database;
  private final Ids ids;
  private final InstantSource time;

  public Trail(Database database, Ids ids, InstantSource time) {
    this.database = database;
    this.ids = ids;
    this.time = time;
  }

  /// One deed.
  ///
  /// @param subject what it was done to: a payment, a card, a person; empty text: nothing of its own
  public record Entry(UUID id, Instant at, String login, Deed deed, String subject, String detail, String address) {}

  /// What somebody looks for.
  ///
  /// @param login who did it; empty text: anybody
  /// @param deed empty: anything
  /// @param from at this moment or later
  /// @param to before this moment
  public record Wanted(String login, Optional<Deed> deed, Instant from, Instant to) {}

  /// Writes down what somebody does at the merchant that is looked at.
  public void note(Visitor visitor, Deed deed, String subject, String detail) {
    write(
        visitor.anyMerchant(),
        Optional.of(visitor.guest().user()),
        visitor.guest().login().text(),
        deed,
        subject,
        detail,
        visitor.address());
  }

  /// Writes down what somebody does that is about no merchant: a sign-in.
  public void noteSelf(Visitor visitor, Deed deed) {
    noteSelf(visitor.guest().user(), visitor.guest().login(), deed, visitor.address());
  }

  public void noteSelf(UserId user, Login login, Deed deed, String address) {
    write(Optional.empty(), Optional.of(user), login.text(), deed, "", "", address);
  }

  private void write(
      Optional<MerchantId> merchant,
      Optional<UserId> user,
      String login,
      Deed deed,
      String subject,
      String detail,
      String address) {
    UUID id = ids.timeOrdered();
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into account_event (id, at, merchant_id, user_id, login, kind, subject, detail, address)
                    values (:id, :at, cast(:merchant as uuid), cast(:user as uuid), :login, :kind, :subject, :detail, :address)
                    """)
                .bind("id", id)
                .bind("at", time.instant())
                .bind("merchant", merchant.map(MerchantId::value).orElse(null))
                .bind("user", user.map(UserId::value).orElse(null))
                .bind("login", login)
                .bind("kind", deed.name())
                .bind("subject", subject)
                .bind("detail", detail.length() > DETAIL_CHARS_MAX ? detail.substring(0, DETAIL_CHARS_MAX) : detail)
                .bind("address", address)
                .execute());
  }

  /// Writes down a command before it is run.
  ///
  /// @param who the user of the operating system
  /// @param command its words
  public void noteCommand(String who, String command) {
    write(Optional.empty(), Optional.empty(), who, Deed.COMMAND, "", command, "console");
  }

  /// What of it is sealed: everything.
  public static AuditedRows auditedRows() {
    return new AuditedRows(
        "account_event",
        "true",
        List.of(
            AuditedRows.time("at"), AuditedRows.text("merchant_id"), AuditedRows.text("user_id"), "login", "kind", "subject",
            "detail", "address"),
        "",
        Duration.ofMinutes(5));
  }

  /// What was done to one thing of a merchant, the oldest first.
  public List<Entry> of(MerchantId merchant, String subject) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from account_event
                     where subject = :subject and merchant_id = :merchant
                     order by id
                     limit 200
                    """)
                .bind("subject", subject)
                .bind("merchant", merchant.value())
                .map((row, _) -> entry(row))
                .list());
  }

  /// What was done at a merchant, and the sign-ins of its people, the latest first.
  ///
  /// @param before only what came before this one; empty: from the latest
  public List<Entry> at(MerchantId merchant, Wanted wanted, Optional<UUID> before, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from account_event
                     where id < :before and at >= :from and at < :to
                       and (:login = '' or lower(login) = :login) and (:kind = '' or kind = :kind)
                       and (merchant_id = :merchant
                            or merchant_id is null
                               and user_id in (select user_id from membership where merchant_id = :merchant))
                     order by id desc
                     limit :most
                    """)
                .bind("before", before.orElse(LAST))
                .bind("from", wanted.from())
                .bind("to", wanted.to())
                .bind("login", wanted.login().toLowerCase(Locale.ROOT))
                .bind("kind", wanted.deed().map(Enum::name).orElse(""))
                .bind("merchant", merchant.value())
                .bind("most", most)
                .map((row, _) -> entry(row))
                .list());
  }

  private static final UUID LAST = new UUID(-1L, -1L);

  private static Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("login"),
        Deed.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("address"));
  }
}
