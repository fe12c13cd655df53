package kz.tolem.gateway.account.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Said;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.DeclineCode;

/// Saved cards: found, and taken out of use. Thread-safe.
final class CardsRoutes {

  private static final int PAGE = 100;
  private static final Duration MOST = Duration.ofSeconds(8);
  private static final int QUERY_CHARS_MAX = 100;

  private final Gate gate;
  private final Database database;
  private final Vault vault;
  private final Trail trail;
  private final InstantSource time;

  CardsRoutes(Gate gate, Database database, Vault vault, Trail trail, InstantSource time) {
    this.gate = gate;
    this.database = database;
    this.vault = vault;
    this.trail = trail;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/cards", gate.page(Permission.LOOK, this::list)));
    routes.add(Route.post("/account/cards/{id}/deactivate", gate.action(Permission.CARE, this::deactivate)));
  }

  private record Condition(String sql, Map<String, Object> values) {}

  private static Condition condition(String query) {
    if (query.isEmpty()) {
      return new Condition("true", Map.of());
    }
    Optional<UUID> id = IdText.read(query);
    if (id.isPresent()) {
      return new Condition("id = :q", Map.of("q", id.get()));
    }
    String plain = query.replaceAll("[\\s*.•]", "");
    return plain.matches("[0-9]{4}")
        ? new Condition("(last_four = :four or account_id = :q)", Map.of("four", plain, "q", query))
        : new Condition("account_id = :q", Map.of("q", query));
  }

  private Reply list(Request request, Visitor visitor) {
    String typed = request.query("q").orElse("").strip();
    String query = typed.length() > QUERY_CHARS_MAX ? typed.substring(0, QUERY_CHARS_MAX) : typed;
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    Condition condition = condition(query);
    List<CardsView.Row> rows =
        database.readWithin(
            MOST,
            handle ->
                handle
                    .createQuery(
                        """
                        select id, first_six, last_four, scheme, expiry, holder, account_id, saved_at, stopped_by
                          from card
                         where merchant_id = :merchant and saved_at is not null and deactivated_at is null
                           and <condition>
                         order by saved_at desc, id
                         limit :most
                        """)
                    .define("condition", condition.sql())
                    .bindMap(condition.values())
                    .bind("merchant", visitor.merchant().value())
                    .bind("most", PAGE)
                    .map((row, _) -> row(row, moments))
                    .list());
    return gate.show("cards", new CardsView(gate.shell(request, visitor, Section.CARDS), query, rows, ""));
  }

  private CardsView.Row row(ResultSet row, Moments moments) throws SQLException {
    int expiry = row.getInt("expiry");
    YearMonth good = YearMonth.of(expiry / 100, expiry % 100);
    int stoppedBy = row.getInt("stopped_by");
    Instant savedAt = row.getTimestamp("saved_at").toInstant();
    return new CardsView.Row(
        row.getObject("id", UUID.class).toString(),
        row.getString("first_six") + "···" + row.getString("last_four"),
        row.getString("scheme"),
        "%02d/%02d".formatted(good.getMonthValue(), good.getYear() % 100),
        good.isBefore(YearMonth.from(time.instant().atOffset(ZoneOffset.ofHours(-12)))),
        row.getString("holder"),
        row.getString("account_id"),
        moments.toTheMinute(savedAt),
        stoppedBy == 0
            ? ""
            : DeskTexts.STOPPED.in(moments.language(), DeclineCode.of(stoppedBy).text(moments.language())));
  }

  private Reply deactivate(Request request, Visitor visitor) {
    CardId card = CardId.parse(request.variable("id")).orElseThrow(() -> new BadRequest(404, "no such card"));
    if (!vault.deactivate(visitor.merchant(), card)) {
      throw new BadRequest(404, "no such card");
    }
    trail.note(visitor, Deed.CARD_DEACTIVATED, card.toString(), "");
    return gate.go("/cards", Said.CARD_OFF);
  }
}
