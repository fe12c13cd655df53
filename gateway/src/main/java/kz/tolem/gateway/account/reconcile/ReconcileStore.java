package kz.tolem.gateway.account.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.UserId;

/// The tables bank_file, bank_mapping and bank_line. Thread-safe.
final class ReconcileStore {

  static final int LINES_SHOWN = 200;

  private final Database database;

  ReconcileStore(Database database) {
    this.database = database;
  }

  /// @param content empty once it was compared
  /// @param open lines that differ and are not resolved
  record BankFile(
      UUID id,
      String name,
      LocalDate from,
      LocalDate to,
      String login,
      Instant at,
      Optional<String> content,
      long lines,
      long open) {}

  /// @param outcome a word of the table's constraint
  record Line(
      int no,
      String outcome,
      String reference,
      String currency,
      Optional<Long> bankAmount,
      Optional<Long> ourAmount,
      Optional<UUID> payment,
      Optional<Instant> ourAt,
      String note,
      Optional<String> resolvedBy) {}

  record Sum(String outcome, String currency, long count, long bank, long ours) {}

  void put(
      UUID id, MerchantId merchant, String name, LocalDate from, LocalDate to, UserId by, Instant at, String content) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into bank_file (id, merchant_id, name, first_day, last_day, uploaded_by, uploaded_at,
                                           content)
                    values (:id, :merchant, :name, :from, :to, :by, :at, :content)
                    """)
                .bind("id", id)
                .bind("merchant", merchant.value())
                .bind("name", name)
                .bind("from", from)
                .bind("to", to)
                .bind("by", by.value())
                .bind("at", at)
                .bind("content", content)
                .execute());
  }

  private static final String FILE =
      """
      select f.id, f.name, f.first_day, f.last_day, u.login, f.uploaded_at,
             case when :withContent then f.content end as content, f.compared_at,
             (select count(*) from bank_line l where l.file_id = f.id) as lines,
             (select count(*) from bank_line l
               where l.file_id = f.id and l.outcome <> 'MATCHED' and l.resolved_at is null) as open
        from bank_file f
        join app_user u on u.id = f.uploaded_by
       where f.merchant_id = :merchant
      """;

  List<BankFile> files(MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery(FILE + " order by f.uploaded_at desc limit 50")
                .bind("withContent", false)
                .bind("merchant", merchant.value())
                .map((row, _) -> file(row))
                .list());
  }

  Optional<BankFile> file(MerchantId merchant, UUID id) {
    return database.read(
        handle ->
            handle
                .createQuery(FILE + " and f.id = :id")
                .bind("withContent", true)
                .bind("merchant", merchant.value())
                .bind("id", id)
                .map((row, _) -> file(row))
                .findOne());
  }

  private static BankFile file(ResultSet row) throws SQLException {
    return new BankFile(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getDate("first_day").toLocalDate(),
        row.getDate("last_day").toLocalDate(),
        row.getString("login"),
        row.getTimestamp("uploaded_at").toInstant(),
        Optional.ofNullable(row.getString("content")),
        row.getLong("lines"),
        row.getTimestamp("compared_at") == null ? -1 : row.getLong("open"));
  }

  Optional<Mapping> mapping(MerchantId merchant, String header) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from bank_mapping where merchant_id = :merchant and header = :header")
                .bind("merchant", merchant.value())
                .bind("header", header)
                .map(
                    (row, _) ->
                        new Mapping(
                            row.getString("reference"),
                            row.getString("amount"),
                            row.getString("currency"),
                            row.getString("kind"),
                            row.getString("refund_word")))
                .findOne());
  }

  void putMapping(MerchantId merchant, String header, Mapping mapping) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into bank_mapping (merchant_id, header, reference, amount, currency, kind, refund_word)
                    values (:merchant, :header, :reference, :amount, :currency, :kind, :word)
                    on conflict (merchant_id, header) do update
                       set reference = excluded.reference, amount = excluded.amount, currency = excluded.currency,
                           kind = excluded.kind, refund_word = excluded.refund_word
                    """)
                .bind("merchant", merchant.value())
                .bind("header", header)
                .bind("reference", mapping.reference())
                .bind("amount", mapping.amount())
                .bind("currency", mapping.currency())
                .bind("kind", mapping.kind())
                .bind("word", mapping.refundWord())
                .execute());
  }

  List<Sum> sums(UUID file) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select outcome, currency, count(*) as count, coalesce(sum(bank_amount), 0)::bigint as bank,
                           coalesce(sum(our_amount), 0)::bigint as ours
                      from bank_line where file_id = :file
                     group by 1, 2 order by 1, 2
                    """)
                .bind("file", file)
                .map(
                    (row, _) ->
                        new Sum(
                            row.getString("outcome"),
                            row.getString("currency"),
                            row.getLong("count"),
                            row.getLong("bank"),
                            row.getLong("ours")))
                .list());
  }

  /// The lines that differ, those not resolved first.
  List<Line> differences(UUID file) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select l.*, u.login
                      from bank_line l
                      left join app_user u on u.id = l.resolved_by
                     where l.file_id = :file and l.outcome <> 'MATCHED'
                     order by l.resolved_at is not null, l.no
                     limit :most
                    """)
                .bind("file", file)
                .bind("most", LINES_SHOWN)
                .map((row, _) -> line(row))
                .list());
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getInt("no"),
        row.getString("outcome"),
        row.getString("reference"),
        row.getString("currency"),
        number(row, "bank_amount"),
        number(row, "our_amount"),
        Optional.ofNullable(row.getObject("payment_id", UUID.class)),
        Optional.ofNullable(row.getTimestamp("our_at")).map(java.sql.Timestamp::toInstant),
        row.getString("note"),
        Optional.ofNullable(row.getString("login")));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /// @return false when there is no such line, or it matched
  boolean resolve(UUID file, int no, String note, UserId by, Instant at) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update bank_line
                           set note = :note, resolved_by = :by, resolved_at = :at
                         where file_id = :file and no = :no and outcome <> 'MATCHED'
                        """)
                    .bind("note", note)
                    .bind("by", by.value())
                    .bind("at", at)
                    .bind("file", file)
                    .bind("no", no)
                    .execute()
                == 1);
  }
}
