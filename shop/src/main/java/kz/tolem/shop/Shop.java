package kz.tolem.shop;

import java.net.URI;
import java.nio.file.Path;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.JdbcSeenNotifications;
import kz.tolem.client.notification.SeenNotifications;
import kz.tolem.shop.edge.Edges;
import kz.tolem.shop.order.Baskets;
import kz.tolem.shop.order.Bell;
import kz.tolem.shop.order.OrderBook;
import kz.tolem.shop.order.Orders;
import kz.tolem.shop.order.SavedCards;
import kz.tolem.shop.order.ShopDatabase;
import kz.tolem.shop.till.Rounds;
import kz.tolem.shop.till.Tills;
import kz.tolem.shop.web.Door;
import kz.tolem.shop.web.Live;
import kz.tolem.shop.web.Site;
import kz.tolem.spring.TolemNotificationHandler;
import kz.tolem.spring.TolemProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// The demo shop: what a shop on the Spring Boot starter looks like. This class is the wiring; Spring brings the web
/// server, the starter the client and the notification endpoint.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Shop {

  private static final Logger LOG = LoggerFactory.getLogger(Shop.class);

  /// Runs it until it is told to stop.
  public static void main(String[] arguments) {
    open(arguments);
  }

  /// Runs it.
  ///
  /// @param arguments settings, such as `--server.port=0`
  public static ConfigurableApplicationContext open(String... arguments) {
    return SpringApplication.run(Shop.class, arguments);
  }

  @Bean
  Edges edges() {
    return Edges.real();
  }

  @Bean
  ShopDatabase shopDatabase(Environment settings) {
    return ShopDatabase.open(Path.of(settings.getRequiredProperty("shop.data")));
  }

  /// Notifications are remembered over restarts, too.
  @Bean
  SeenNotifications seenNotifications(ShopDatabase database) {
    return JdbcSeenNotifications.of(database.source());
  }

  @Bean
  Site site(ShopDatabase database, Edges edges) {
    Bell bell = new Bell();
    Baskets baskets = new Baskets(database);
    OrderBook book = new OrderBook(database, bell, edges.time());
    return new Site(baskets, new Orders(database, baskets, book, edges.time()), book, new SavedCards(database), bell);
  }

  @Bean
  Tills tills(TolemClient tolem, Site site, Edges edges, Environment settings) {
    return Tills.of(tolem, site.orders(), site.book(), site.cards(), edges.time(), () -> notifyAt(settings));
  }

  /// The port is known only when the server listens.
  private static String notifyAt(Environment settings) {
    String given = settings.getProperty("shop.url", "");
    String base = given.isBlank() ? "http://localhost:" + settings.getProperty("local.server.port") : given;
    return base + settings.getRequiredProperty("tolem.notifications.path");
  }

  @Bean
  TolemNotificationHandler notices(Tills tills) {
    return tills.notices();
  }

  @Bean
  Rounds rounds(Tills tills, Site site) {
    return tills.rounds().start(site.bell());
  }

  @Bean
  Live live(Site site) {
    return new Live(site.bell());
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> welcome(Environment settings) {
    return _ -> LOG.info("The shop is open: http://localhost:{}", settings.getProperty("local.server.port"));
  }

  /// Before the server stops, which would wait for them.
  @Bean
  ApplicationListener<ContextClosedEvent> goodbye(Live live) {
    return _ -> live.close();
  }

  @Bean
  RouterFunction<ServerResponse> routes(
      Site site, Tills tills, TolemClient tolem, TolemProperties settings, Live live) {
    return site.routes(URI.create(settings.baseUrl()), tolem, tills.till(), tills.counter(), live);
  }

  @Bean
  Door door(Edges edges, TolemProperties settings) {
    return new Door(edges, settings.notifications().path());
  }
}
