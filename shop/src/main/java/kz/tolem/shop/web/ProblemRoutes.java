package kz.tolem.shop.web;

import jakarta.servlet.RequestDispatcher;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Where the server goes with whatever failed, or was not found. Thread-safe.
final class ProblemRoutes {

  private final Pages pages;

  ProblemRoutes(Pages pages) {
    this.pages = pages;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().route(RequestPredicates.path("/error"), this::problem).build();
  }

  private ServerResponse problem(ServerRequest request) {
    int status =
        request.attribute(RequestDispatcher.ERROR_STATUS_CODE).map(Integer.class::cast).orElse(404);
    if (request.attribute(Visitor.ATTRIBUTE).isEmpty()) {
      return ServerResponse.status(status).build();
    }
    Frame frame = pages.frame(request, "/");
    Texts title = status == 403 ? Texts.NOT_ALLOWED : status < 500 ? Texts.NOT_THERE : Texts.WRONG;
    Texts text = status == 403 ? Texts.NOT_ALLOWED_TEXT : status < 500 ? Texts.NOT_THERE_TEXT : Texts.WRONG_TEXT;
    return pages.problem(
        status, new ProblemView(frame, title.in(frame.language()), text.in(frame.language())));
  }
}
