# The system's image: the web process, and with another command the relay, the worker, beat and the router (compose.yaml).

FROM python:3.13-slim-bookworm AS translations
RUN apt-get update \
    && apt-get install -y --no-install-recommends gettext \
    && rm -rf /var/lib/apt/lists/*
COPY config/locale/ /locale/
RUN msgfmt --check -o /locale/zh_Hans/LC_MESSAGES/django.mo /locale/zh_Hans/LC_MESSAGES/django.po

FROM python:3.13-slim-bookworm AS system
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgdal32 libgeos-c1v5 libproj25 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/base.txt
COPY manage.py ./
COPY bin/ bin/
COPY config/ config/
COPY core/ core/
COPY cad/ cad/
COPY fleet/ fleet/
COPY dispatch/ dispatch/

FROM system AS schema
RUN DEBUG=1 python manage.py spectacular \
    --lang en --format openapi-json --validate --fail-on-warn --file /openapi.json

FROM node:22-bookworm-slim AS consoles
WORKDIR /web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY web/ ./
COPY --from=schema /openapi.json /var/api/openapi.json
RUN npm run api && npm run build

FROM system
COPY --from=translations /locale config/locale
COPY --from=consoles /web/dist web/dist
RUN useradd --system --home-dir /app jiuhu \
    && install -d -o jiuhu -g jiuhu /cities var var/run
USER jiuhu
ENV PYTHONUNBUFFERED=1 CITY_DATA=/cities
EXPOSE 8000
CMD ["python", "-m", "bin.serve", "-b", "0.0.0.0", "-p", "8000"]
