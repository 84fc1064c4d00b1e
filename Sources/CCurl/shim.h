#include <curl/curl.h>

// libcurl sets and asks by functions with a variable number of arguments, which Swift cannot call: one here for each type.

typedef size_t (*hotline_curl_octets)(char *octets, size_t size, size_t count, void *context);
typedef int (*hotline_curl_progress)(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode hotline_curl_set_number(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode hotline_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode hotline_curl_set_context(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode hotline_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode hotline_curl_set_recipients(CURL *curl, struct curl_slist *value) {
    return curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, value);
}

static inline CURLcode hotline_curl_set_octets(CURL *curl, CURLoption option, hotline_curl_octets value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode hotline_curl_set_progress(CURL *curl, hotline_curl_progress value) {
    return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, value);
}

static inline long hotline_curl_response(CURL *curl) {
    long response = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &response);
    return response;
}

static inline int hotline_curl_uses_tls(void) { return CURLUSESSL_ALL; }
