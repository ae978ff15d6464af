//! The host in the address of a page.

/// Labels under which countries register names, as `co` in `example.co.uk`.
const SECOND_LEVEL: [&str; 11] = ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "ne", "or"];

/// The host of an absolute address, in lower case, without `www.` and port.
pub(in crate::source) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && host.len() <= 253).then(|| host.to_owned())
}

/// The label that a house has registered: `bbc` in `news.bbc.co.uk`.
pub(super) fn registered(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    let (top, rest) = labels.split_last()?;
    match rest {
        [.., own, second] if top.len() == 2 && SECOND_LEVEL.contains(second) => Some(own),
        [.., own] => Some(own),
        [] => None,
    }
}
