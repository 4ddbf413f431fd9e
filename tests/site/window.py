"""A window of the browser that writes down all that a page complains of."""

ABORTED = "net::ERR_ABORTED"  # the visitor left before all had come: no fault of the page
FAILED = "Failed to load resource"  # the browser's word for what is noted as a response already


class Window:
    """One page in one context; ``complaints`` are console messages, errors and failed requests."""

    def __init__(self, context):
        self.context = context
        self.page = context.new_page()
        self.complaints = []
        self.expected = None
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._miss)
        self.page.on("response", self._see)

    def visit(self, kind):
        """Go to a kind of page, which answers as it should and has nothing to complain of."""
        assert self.complaints == []
        self.expected = kind.status
        assert self.page.goto(kind.address).status == kind.status
        self.expected = None
        assert self.heard() == []
        return self.page

    def heard(self):
        """Give what the page complained of, and forget it."""
        self.page.evaluate("null")  # whatever it said before has come by then
        complaints, self.complaints = self.complaints, []
        return complaints

    def _hear(self, line):
        if not line.text.startswith(FAILED):
            self.complaints.append(f"{line.type}: {line.text}")

    def _miss(self, request):
        if request.failure != ABORTED:
            self.complaints.append(f"{request.url}: {request.failure}")

    def _see(self, response):
        meant = response.request.is_navigation_request() and response.status == self.expected
        if response.status >= 400 and not meant:
            self.complaints.append(f"{response.url}: {response.status}")
