package kz.tolem.gateway.account;

import java.util.Arrays;
import java.util.List;
import kz.tolem.gateway.page.PageTexts;
import kz.tolem.gateway.user.Guest;
import kz.tolem.protocol.Language;

/// What stands around every account page of somebody who is signed in.
///
/// @param here the page's own path and query, so that it can be shown in another language
/// @param said what was just done, to be told once; empty: nothing
public record Shell(AccountSite site, Visitor visitor, Section section, String here, String said) {

  public Language language() {
    return visitor.language();
  }

  /// The folder of styles and scripts.
  public String assets() {
    return site.assets().folder(site.pages());
  }

  public String path(String path) {
    return site.path(path);
  }

  public String text(PageTexts text, String... values) {
    return text.in(language(), values);
  }

  public boolean may(Permission permission) {
    return visitor.may(permission);
  }

  /// The parts that the visitor may open.
  public List<Section> menu() {
    return Arrays.stream(Section.values())
        .filter(each -> each != Section.ME && visitor.may(each.permission()))
        .toList();
  }

  public List<Language> languages() {
    return List.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH);
  }

  /// This page in another language.
  public String in(Language other) {
    return site.path("/language?to=" + other.tag() + "&next=") + Links.escaped(here);
  }

  public List<Guest.Seat> seats() {
    return visitor.guest().seats();
  }

  /// Whose pages these are; empty for an operator without a merchant.
  public String merchantName() {
    return visitor.guest().seat().map(Guest.Seat::name).orElse("");
  }

  public String merchantId() {
    return visitor.guest().seat().map(seat -> seat.merchant().value().toString()).orElse("");
  }

  public String login() {
    return visitor.guest().login().text();
  }

  public String roleWord() {
    return visitor.guest().seat().map(seat -> AccountTexts.role(seat.role()).in(language())).orElse("");
  }

  public boolean sandbox() {
    return site.pages().sandbox();
  }
}
