# One binary in an image without a shell: docker run --rm -v "$PWD:/work:ro" okta-cc lint .
# Dependabot keeps the digests current.
FROM rust:1.97.0-slim-bookworm@sha256:6d220bf85c74e842a79da63997af8d2e74455c0b8847d8bb3a5888572334991d AS build
# OpenSSL is built from source, which takes make and all of Perl.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends make perl && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN cargo install --locked --path . --root /okta-cc

# glibc, libgcc and the CA certificates, of the same Debian as above.
FROM gcr.io/distroless/cc-debian12:nonroot@sha256:9dac0a79194e45a7da0158a9c6da57b217585af0786db3845d1f0ec1a0dd182f
COPY --from=build /okta-cc/bin/okta-cc /usr/local/bin/okta-cc
WORKDIR /work
ENTRYPOINT ["okta-cc"]
CMD ["--help"]
