package kz.tolem.shop.goods;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/// What the shop sells, in the order of its shelf.
public enum Goods {
  APRICOTS(
      2_900,
      new Words("Курага «Шалах»", "«Шалах» өрік қағы", "Shalakh apricots"),
      new Words(
          "Сушёная на крышах Сарыагаша, без серы", "Сарыағаш шатырларында кептірілген, күкіртсіз",
          "Dried on the roofs of Saryagash, no sulphur"),
      new Words("500 г", "500 г", "500 g")),
  BLACK_TEA(
      1_450,
      new Words("Чай чёрный кенийский", "Кения қара шайы", "Black tea, Kenyan"),
      new Words(
          "Гранулированный, крепкий: с молоком и сливками", "Түйіршікті, қою: сүт пен қаймаққа арналған",
          "Granulated and strong: for milk and cream"),
      new Words("250 г", "250 г", "250 g")),
  RAISINS(
      1_950,
      new Words("Изюм «Кишмиш»", "«Кішміш» мейізі", "Kishmish raisins"),
      new Words("Тёмный и светлый пополам, без косточек", "Қарасы мен ағы тең, дәнсіз", "Dark and golden, seedless"),
      new Words("500 г", "500 г", "500 g")),
  WALNUTS(
      2_600,
      new Words("Орех грецкий", "Грек жаңғағы", "Walnuts"),
      new Words(
          "Половинки из садов Туркестана, этого урожая", "Түркістан бағынан, биылғы өнім, жартылай",
          "Halves from the gardens of Turkistan, this year's"),
      new Words("300 г", "300 г", "300 g")),
  GREEN_TEA(
      1_250,
      new Words("Чай зелёный № 95", "№ 95 көк шай", "Green tea No. 95"),
      new Words(
          "Тот самый: к плову и к долгому разговору", "Дәл сол шай: палауға да, ұзақ әңгімеге де",
          "The very one: for plov and a long talk"),
      new Words("200 г", "200 г", "200 g")),
  PRUNES(
      2_350,
      new Words("Чернослив копчёный", "Ысталған қара өрік", "Smoked prunes"),
      new Words(
          "С дымком арчи; к мясу и к чаю",
          "Арша түтінімен; етке де, шайға да",
          "With juniper smoke; for meat and tea"),
      new Words("400 г", "400 г", "400 g")),
  MELON(
      3_200,
      new Words("Дыня вяленая, косичка", "Қауынқақ, өрілген", "Dried melon, plaited"),
      new Words("Кауынкак из Кызылорды, мягкая", "Қызылорданың жұмсақ қауынқағы", "Soft qauynqaq from Kyzylorda"),
      new Words("400 г", "400 г", "400 g")),
  HONEY(
      3_900,
      new Words("Мёд горный", "Тау балы", "Mountain honey"),
      new Words("Разнотравье Заилийского Алатау", "Іле Алатауының гүлдерінен", "Wild flowers of the Ile Alatau"),
      new Words("350 г", "350 г", "350 g")),
  GIFT(
      9_900,
      new Words("Набор «Дастархан»", "«Дастархан» жинағы", "Dastarkhan gift box"),
      new Words(
          "Курага, орехи, изюм, чай и две пиалы в коробке", "Қорапта өрік, жаңғақ, мейіз, шай және екі кесе",
          "Apricots, walnuts, raisins, tea and two bowls in a box"),
      new Words("1,6 кг", "1,6 кг", "1.6 kg"));

  private final long tenge;
  private final Words name;
  private final Words about;
  private final Words weight;

  Goods(long tenge, Words name, Words about, Words weight) {
    this.tenge = tenge;
    this.name = name;
    this.about = about;
    this.weight = weight;
  }

  /// The goods of an address or a form; empty when the shop has no such thing.
  public static Optional<Goods> find(String code) {
    return Arrays.stream(values()).filter(goods -> goods.code().equals(code)).findFirst();
  }

  /// How addresses, forms and pictures name it, such as `black-tea`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Money price() {
    return Tenge.of(tenge);
  }

  public String name(Language language) {
    return name.in(language);
  }

  public String about(Language language) {
    return about.in(language);
  }

  public String weight(Language language) {
    return weight.in(language);
  }
}
