# syntax=docker/dockerfile:1
# Three images: `build` compiles, `runtime` (the last one, the default) serves,
# `demo` adds a PostgreSQL server for `vigie dev`.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4-openssl-dev libpq-dev pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Dependencies first: they change less often than the sources.
COPY Package.* ./
RUN swift package resolve
COPY . .
RUN swift build -c release --experimental-lto-mode=full --static-swift-stdlib --product vigie \
    && install -D "$(swift build -c release --static-swift-stdlib --show-bin-path)/vigie" /out/vigie \
    && strip /out/vigie

FROM debian:bookworm-slim AS base
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libcurl4 libpq5 tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/lib/vigie --shell /usr/sbin/nologin vigie
COPY --from=build /out/vigie /usr/local/bin/vigie
COPY --chmod=755 deploy/entrypoint.sh /usr/local/bin/vigie-entrypoint
# A crash report would print the memory that registers point at.
ENV SWIFT_BACKTRACE=enable=no \
    VIGIE_ADDRESS=0.0.0.0:8787
USER vigie
WORKDIR /var/lib/vigie
EXPOSE 8787
ENTRYPOINT ["vigie-entrypoint"]

FROM base AS demo
USER root
RUN apt-get update \
    && mkdir -p /etc/postgresql-common \
    && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf \
    && apt-get install -y --no-install-recommends postgresql-15 \
    && rm -rf /var/lib/apt/lists/*
USER vigie
CMD ["dev"]

FROM base AS runtime
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["vigie-entrypoint", "doctor", "--ready"]
CMD ["serve"]
