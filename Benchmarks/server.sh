# Shared by the benchmarks: builds the program, starts and stops the server, reads figures. Needs $programs, $database,
# $folder, $login and $password.

server= folder=

build() {
    [[ -z $programs ]] || return 0
    local product
    for product in "$@"; do
        swift build -c release --product "$product" --static-swift-stdlib --explicit-target-dependency-import-check error >&2
    done
    programs=.build/release
}

stop_server() {
    [[ -z $server ]] || kill -TERM "$server" 2>/dev/null || true
    [[ -z $server ]] || wait "$server" 2>/dev/null || true
    server=
}

clean_up() {
    local status=$?
    trap '' INT TERM HUP
    stop_server
    [[ -z $folder ]] || rm -rf "$folder"
    exit "$status"
}

# Starts the server and waits until it serves; leaves its address in $url and the milliseconds in $ready.
start_server() {
    local begun=${EPOCHREALTIME/./}
    "$programs/hotline" serve --database "$database" --listen 127.0.0.1:0 >"$folder/server.out" 2>"$folder/server.log" &
    server=$!
    until url=$(sed -n 's/^listening on \(http[^ ]*\).*/\1/p' "$folder/server.out") && [[ -n $url ]]; do
        kill -0 "$server" || { cat "$folder/server.log" >&2; exit 1; }
        sleep 0.005
    done
    ready=$(((${EPOCHREALTIME/./} - begun) / 1000))
}

# A figure of the server's: metric NAME.
metric() { curl -fsS "$url/metrics" | awk -v name="$1" '$1 == name { print $2 }'; }

# A figure of a driver's line of JSON: figure NAME JSON.
figure() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" <<<"$2"; }

# The session cookie of a member of staff.
sign_in() {
    "$programs/hotline" staff set-password "$login" --database "$database" <<<"$password" >&2
    curl -fsS -o /dev/null -c - --data-urlencode "login=$login" --data-urlencode "password=$password" \
        "$url/staff/sign-in" | awk '$6 == "hotline_session" { print $6 "=" $7 }'
}

# Until the followers have read all of the journal, two minutes at most: pages are measured on a store at rest.
wait_for_followers() {
    local attempt
    for attempt in {1..240}; do
        curl -fsS "$url/metrics" | awk '/^hotline_follower_age_seconds/ && $2 > 0 { late = 1 } END { exit late }' && return
        sleep 0.5
    done
    echo "the followers are still late" >&2
}

