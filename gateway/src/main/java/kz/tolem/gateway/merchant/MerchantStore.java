package kz.tolem.gateway.merchant;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import kz.tolem.protocol.TerminalId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// The tables merchant, client_secret, signing_secret and terminal.
final class MerchantStore {

  private final Database database;
  private final Aead signing;

  MerchantStore(Database database, Aead signing) {
    this.database = database;
    this.signing = signing;
  }

  Optional<Merchant> byClientId(String clientId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, name, client_id, token_life_seconds, expires_in_form, empty_card_list
                      from merchant
                     where client_id = :client
                    """)
                .bind("client", clientId)
                .map((row, _) -> merchant(row, handle))
                .findOne());
  }

  Optional<Merchant> byId(MerchantId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, name, client_id, token_life_seconds, expires_in_form, empty_card_list
                      from merchant
                     where id = :id
                    """)
                .bind("id", id.value())
                .map((row, _) -> merchant(row, handle))
                .findOne());
  }

  List<Merchant> all() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, name, client_id, token_life_seconds, expires_in_form, empty_card_list
                      from merchant
                     order by client_id
                    """)
                .map((row, _) -> merchant(row, handle))
                .list());
  }

  Optional<Terminal> terminal(TerminalId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from terminal where id = :id")
                .bind("id", id.value())
                .map((row, _) -> terminal(row))
                .findOne());
  }

  /// How long the terminals that let old blocks go wait until they do.
  Map<TerminalId, Duration> releasing() {
    return database.read(
        handle ->
            handle
                .createQuery("select id, release_after_days from terminal where release_after_days is not null")
                .map(
                    (row, _) ->
                        Map.entry(
                            new TerminalId(row.getObject("id", UUID.class)),
                            Duration.ofDays(row.getInt("release_after_days"))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<Terminal> terminals(MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from terminal where merchant_id = :merchant order by number")
                .bind("merchant", merchant.value())
                .map((row, _) -> terminal(row))
                .list());
  }

  /// @return false when the ClientID is taken
  static boolean insert(Handle handle, MerchantId id, NewMerchant merchant, Instant at) {
    return handle
            .createUpdate(
                """
                insert into merchant (id, name, client_id, token_life_seconds, expires_in_form, empty_card_list,
                                      created_at)
                values (:id, :name, :client, :life, :form, :emptyList, :at)
                on conflict do nothing
                """)
            .bind("id", id.value())
            .bind("name", merchant.name())
            .bind("client", merchant.clientId())
            .bind("life", (int) merchant.tokenLife().toSeconds())
            .bind("form", merchant.expiresInForm().name())
            .bind("emptyList", merchant.emptyCardList().name())
            .bind("at", at)
            .execute()
        == 1;
  }

  /// @return false when the TerminalID or the number is taken
  static boolean insert(Handle handle, Terminal terminal, Instant at) {
    return bindSettings(
                handle.createUpdate(
                    """
                    insert into terminal (id, merchant_id, number, name, currencies, two_step, secure_3d, dialect,
                                          tail_window_days, link_hosts, cross_origin, cryptogram, failures_max,
                                          failures_days, release_after_days, notify_operations, created_at)
                    values (:id, :merchant, :number, :name, :currencies, :twoStep, :secure3d, :dialect,
                            :tailWindow, :linkHosts, :crossOrigin, :cryptogram, :failuresMax, :failuresDays,
                            :releaseAfter, :notifyOperations, :at)
                    on conflict do nothing
                    """),
                terminal)
            .bind("merchant", terminal.merchant().value())
            .bind("number", terminal.number())
            .bind("at", at)
            .execute()
        == 1;
  }

  static void update(Handle handle, MerchantId id, NewMerchant merchant) {
    handle
        .createUpdate(
            """
            update merchant
               set name = :name, token_life_seconds = :life, expires_in_form = :form,
                   empty_card_list = :emptyList
             where id = :id
            """)
        .bind("id", id.value())
        .bind("name", merchant.name())
        .bind("life", (int) merchant.tokenLife().toSeconds())
        .bind("form", merchant.expiresInForm().name())
        .bind("emptyList", merchant.emptyCardList().name())
        .execute();
  }

  static void update(Handle handle, Terminal terminal) {
    bindSettings(
            handle.createUpdate(
                """
                update terminal
                   set name = :name, currencies = :currencies, two_step = :twoStep, secure_3d = :secure3d,
                       dialect = :dialect, tail_window_days = :tailWindow, link_hosts = :linkHosts,
                       cross_origin = :crossOrigin, cryptogram = :cryptogram,
                       failures_max = :failuresMax, failures_days = :failuresDays,
                       release_after_days = :releaseAfter, notify_operations = :notifyOperations
                 where id = :id
                """),
            terminal)
        .execute();
  }

  private static Update bindSettings(Update update, Terminal terminal) {
    return update
        .bind("id", terminal.id().value())
        .bind("name", terminal.name())
        .bind("currencies", currencies(terminal))
        .bind("twoStep", terminal.twoStep())
        .bind("secure3d", terminal.secure3d())
        .bind("dialect", terminal.dialect().name())
        .bind("tailWindow", terminal.tailWindow().map(window -> (int) window.toDays()).orElse(null))
        .bind("linkHosts", String.join(",", terminal.linkHosts()))
        .bind("crossOrigin", terminal.crossOrigin())
        .bind("cryptogram", terminal.cryptogram())
        .bind("failuresMax", terminal.rules().failuresMax())
        .bind("failuresDays", (int) terminal.rules().failuresWithin().toDays())
        .bind("releaseAfter", terminal.rules().releaseAfter().map(age -> (int) age.toDays()).orElse(null))
        .bind("notifyOperations", terminal.rules().notifyOperations());
  }

  /// Puts a client secret into the slot. What stood there is replaced.
  static void putSecret(Handle handle, MerchantId merchant, int slot, HashedSecret secret, Instant at) {
    handle
        .createUpdate(
            """
            insert into client_secret (merchant_id, slot, hash, created_at)
            values (:merchant, :slot, :hash, :at)
            on conflict (merchant_id, slot) do update set hash = excluded.hash, created_at = excluded.created_at
            """)
        .bind("merchant", merchant.value())
        .bind("slot", slot)
        .bind("hash", secret.bytes())
        .bind("at", at)
        .execute();
  }

  /// The slots that hold a live client secret, the oldest first. Locks the merchant, so that two people who replace a
  /// secret at once do it one after the other.
  static List<Integer> secretSlots(Handle handle, MerchantId merchant) {
    handle
        .createQuery("select id from merchant where id = :id for update")
        .bind("id", merchant.value())
        .mapTo(UUID.class)
        .one();
    return handle
        .createQuery("select slot from client_secret where merchant_id = :id order by created_at, slot")
        .bind("id", merchant.value())
        .mapTo(Integer.class)
        .list();
  }

  static void removeSecret(Handle handle, MerchantId merchant, int slot) {
    handle
        .createUpdate("delete from client_secret where merchant_id = :id and slot = :slot")
        .bind("id", merchant.value())
        .bind("slot", slot)
        .execute();
  }

  void putSigningSecret(Handle handle, MerchantId merchant, SigningSecret secret, Instant at) {
    try {
      handle
          .createUpdate(
              """
              insert into signing_secret (merchant_id, slot, sealed, created_at)
              values (:merchant, 1, :sealed, :at)
              """)
          .bind("merchant", merchant.value())
          .bind("sealed", signing.encrypt(secret.bytes(), associated(merchant)))
          .bind("at", at)
          .execute();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a signing secret", e);
    }
  }

  private Merchant merchant(ResultSet row, Handle handle) throws SQLException {
    MerchantId id = new MerchantId(row.getObject("id", UUID.class));
    List<HashedSecret> secrets =
        handle
            .createQuery("select hash from client_secret where merchant_id = :id order by created_at desc")
            .bind("id", id.value())
            .map((secret, _) -> new HashedSecret(secret.getBytes("hash")))
            .list();
    List<SigningSecret> signingSecrets =
        handle
            .createQuery("select sealed from signing_secret where merchant_id = :id order by created_at desc")
            .bind("id", id.value())
            .map((secret, _) -> unseal(id, secret.getBytes("sealed")))
            .list();
    return new Merchant(
        id,
        row.getString("name"),
        row.getString("client_id"),
        Duration.ofSeconds(row.getInt("token_life_seconds")),
        ExpiresInForm.valueOf(row.getString("expires_in_form")),
        CardList.WhenEmpty.valueOf(row.getString("empty_card_list")),
        secrets,
        signingSecrets);
  }

  private SigningSecret unseal(MerchantId merchant, byte[] sealed) {
    try {
      return new SigningSecret(signing.decrypt(sealed, associated(merchant)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing secret of " + merchant + " does not open", e);
    }
  }

  static byte[] associated(MerchantId merchant) {
    return ("tolem signing secret of " + merchant).getBytes(StandardCharsets.UTF_8);
  }

  private static Terminal terminal(ResultSet row) throws SQLException {
    int days = row.getInt("tail_window_days");
    Optional<Duration> window = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofDays(days));
    String hosts = row.getString("link_hosts");
    return new Terminal(
        new TerminalId(row.getObject("id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("number"),
        row.getString("name"),
        Arrays.stream(row.getString("currencies").split(","))
            .map(Currency::getInstance)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        row.getBoolean("two_step"),
        row.getBoolean("secure_3d"),
        Dialect.valueOf(row.getString("dialect")),
        window,
        hosts.isEmpty() ? List.of() : List.of(hosts.split(",")),
        row.getBoolean("cross_origin"),
        row.getBoolean("cryptogram"),
        rules(row));
  }

  private static TerminalRules rules(ResultSet row) throws SQLException {
    int days = row.getInt("release_after_days");
    Optional<Duration> releaseAfter = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofDays(days));
    return new TerminalRules(
        row.getInt("failures_max"),
        Duration.ofDays(row.getInt("failures_days")),
        releaseAfter,
        row.getBoolean("notify_operations"));
  }

  private static String currencies(Terminal terminal) {
    return terminal.currencies().stream().map(Currency::getCurrencyCode).sorted().collect(Collectors.joining(","));
  }
}
