"""What is put into the lines before a body to break an API: queries, paths, methods, headers and cookies."""

KIB = 1024

QUERY_VALUES: tuple[str, ...] = (
    "",
    "%",
    "%zz",
    "%00",
    "%ff",
    "%ed%a0%80",
    "%f0%9f%98%80",
    "%2500",
    "%C0%AE",
    "+",
    "%20",
    "%0d%0aSet-Cookie:%20a=b",
    "%22",
    "null",
    "[]",
    "{}",
    "-1",
    "1e400",
    "%D9%A1",
    "9" * 30,
    "..%2f..%2f",
    "<script>",
    ";a=b",
    "%EF%BB%BF",
    "x" * 10_000,
    "x" * 64 * KIB,
)
"""Values as they stand in a URL."""

SEGMENTS: tuple[str, ...] = (
    "..",
    ".",
    "%2e%2e",
    "%2f",
    "%00",
    "%ff",
    "%",
    "%zz",
    "%ed%a0%80",
    "é",
    ";a=b",
    "{proxy+}",
    "{session_id}",
    "null",
    "0192f0c1-2d3e-7000-8000-00000000000",
    "0192F0C1-2D3E-7000-8000-000000000000",
    "{0192f0c1-2d3e-7000-8000-000000000000}",
    "urn:uuid:0192f0c1-2d3e-7000-8000-000000000000",
    "0192f0c12d3e70008000000000000000",
    "\u0660\u0661\u0669\u0662f0c1-2d3e-7000-8000-000000000000",
    "session-0192f0c1-2d3e-7000-8000-000000000000",
    "x" * 10_000,
    "a%0d%0aSet-Cookie:%20a=b",
)
"""Segments of a path."""

PATHS: tuple[str, ...] = (
    "/",
    "//",
    "/.",
    "/..",
    "/%2e%2e/",
    "/%2f",
    "/%00",
    "/%",
    "/é",
    "/HEALTH",
    "/health/",
    "//health",
    "/health//",
    "/health%00",
    "/health;a=b",
    "/health/..",
    "/api/health",
    "/{proxy+}",
    "/" + "a/" * 2_000,
    "/" + "a" * 64 * KIB,
)
"""Paths that no route has."""

METHODS: tuple[str, ...] = ("HEAD", "PUT", "TRACE", "CONNECT", "PROPFIND", "get", "GET\x00", "", "é" * 100)
"""Methods that no route has."""

HEADER_VALUES: tuple[str, ...] = (
    "",
    " ",
    ",",
    ";",
    '"',
    "=",
    "null",
    "*",
    "*/*",
    "\x00",
    "\t",
    "\ud800",
    "é",
    "😀",
    "a, b",
    "%00",
    "a\r\nSet-Cookie: a=b",
    "https://",
    "https://[",
    "https://a@b:c/",
    "file:///etc/passwd",
    "x" * 64 * KIB,
    "a=" * 30_000,
    ";" * 64 * KIB,
)
"""Values for any header."""

CONTENT_TYPES: tuple[str, ...] = (
    "text/plain",
    "application/json; charset=utf-16",
    "application/json;charset=nonsense",
    "application/json; charset=",
    "application/json;;;",
    "APPLICATION/JSON",
    "application/json, text/plain",
    "application/json\x00",
    "application/jsonx",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=",
    "application/octet-stream",
    "application/json; " + "a=b;" * 10_000,
)

AUTHORIZATIONS: tuple[str, ...] = (
    "Bearer",
    "Bearer ",
    "Bearer \x00",
    "Bearer a.b.c",
    "Bearer ..",
    "Bearer é.é.é",
    "Bearer \ud800.a.b",
    "Bearer " + "." * 10_000,
    "Bearer " + "a" * 64 * KIB,
    "Bearer e30.e30.e30",
    "Bearer bnVsbA.bnVsbA.bnVsbA",
    "Bearer W10.W10.W10",
    "Basic YTpi",
    "Bearer a, Bearer b",
    "bearer\ta.b.c",
)

COOKIE_NAME = "__Host-sso"

COOKIES: tuple[str, ...] = (
    COOKIE_NAME,
    f"{COOKIE_NAME}=",
    f'{COOKIE_NAME}="',
    f'{COOKIE_NAME}="unclosed',
    f"{COOKIE_NAME}=a; {COOKIE_NAME}=b",
    "; ".join(f"{COOKIE_NAME}={number}" for number in range(10_000)),
    "; ".join(f"name{number}=value" for number in range(10_000)),
    ";" * 64 * KIB,
    "=" * 64 * KIB,
    f"{COOKIE_NAME}={'A' * 86}",
    f"{COOKIE_NAME}={'_' * 86}",
    f"{COOKIE_NAME}={'é' * 86}",
    f"{COOKIE_NAME}={'A' * KIB**2}",
    f"{COOKIE_NAME}=\x00",
    f"{COOKIE_NAME}=\ud800",
    f"{COOKIE_NAME.lower()}=a",
    f" {COOKIE_NAME} = a ",
    f"${COOKIE_NAME}=a; $Version=1",
)

FLOOD: tuple[tuple[str, str], ...] = tuple((f"x-flood-{number}", "v" * 64) for number in range(1_000))
"""A thousand headers, 64 kB and more."""
