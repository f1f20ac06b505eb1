# The site in an image: built with Node 24, served by nginx with the configuration of public/hosting/.
#   docker build -t lab-mqtt .   then   docker run -p 8080:8080 lab-mqtt   (with a broker: compose.yaml)
FROM node:24-bookworm-slim AS build
WORKDIR /lab
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
ARG SITE=http://localhost:8080
ENV ASTRO_TELEMETRY_DISABLED=1
RUN npx astro build --force

# Debian's nginx and not the image of that name: it comes with the module that sends .br files, and the tests of this project run it.
FROM debian:12-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends nginx-light libnginx-mod-http-brotli-static \
  && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/default \
  && ln -sf /dev/stdout /var/log/nginx/access.log \
  && ln -sf /dev/stderr /var/log/nginx/error.log
COPY public/hosting/nginx-compose.conf /etc/nginx/conf.d/lab-mqtt.conf
COPY --from=build /lab/dist /srv/lab-mqtt
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --retries=5 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /config.json HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
CMD ["nginx", "-g", "daemon off;"]
