# One binary in an image without a shell: docker run --rm -v "$PWD:/work:ro" okta-cc lint .
FROM rust:1-slim-bookworm AS build
# OpenSSL is built from source, which takes make and all of Perl.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends make perl && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN cargo install --locked --path . --root /okta-cc

# glibc, libgcc and the CA certificates, of the same Debian as above.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /okta-cc/bin/okta-cc /usr/local/bin/okta-cc
WORKDIR /work
ENTRYPOINT ["okta-cc"]
CMD ["--help"]
