/// The gateway: [kz.tolem.gateway.cli.Main] is the program, [kz.tolem.gateway.Gateway] the wiring, and every package below is
/// a feature, or a kit without domain words (`http`, `sql`, `key`, `edge`, `config`).
package kz.tolem.gateway;
