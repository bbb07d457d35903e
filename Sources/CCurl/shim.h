// libcurl sets options through variadic functions, which Swift cannot call: one plain function for each kind of value.

#ifndef VIGIE_CCURL_SHIM_H
#define VIGIE_CCURL_SHIM_H

#include <curl/curl.h>
#include <string.h>

static inline CURLcode vigie_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode vigie_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode vigie_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline long vigie_curl_response_code(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

// What is sent: lent by the caller until curl_easy_perform has returned.
struct vigie_curl_source {
    const char *bytes;
    size_t length;
    size_t offset;
};

static inline size_t vigie_curl_read(char *buffer, size_t size, size_t count, void *context) {
    struct vigie_curl_source *source = (struct vigie_curl_source *)context;
    size_t room = size * count;
    size_t rest = source->length - source->offset;
    size_t part = rest < room ? rest : room;
    memcpy(buffer, source->bytes + source->offset, part);
    source->offset += part;
    return part;
}

static inline CURLcode vigie_curl_set_source(CURL *handle, struct vigie_curl_source *source) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, vigie_curl_read);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, source) : code;
}

#endif
