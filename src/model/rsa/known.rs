//! Private keys that are published: in RFCs, in documentation, in test suites. Anyone can sign with them.
//!
//! A key is known by the first eight octets of SHA-256 over its modulus (big-endian, no leading zeros). That is
//! enough to recognise one, says nothing about its private members, and keeps the table at four kilobytes.

use openssl::sha::sha256;

use super::natural::Natural;

/// Where a key with this modulus is published, if it is one that we know.
pub(super) fn published(n: &Natural) -> Option<&'static str> {
    let at = KNOWN
        .binary_search_by_key(&mark(&n.octets()), |known| known.0)
        .ok()?;
    Some(SOURCES[usize::from(KNOWN[at].1)])
}

/// The first 64 bits of the SHA-256: of 100 000 of these two are equal by chance once in some billion runs.
pub(crate) fn mark(octets: &[u8]) -> u64 {
    let digest = sha256(octets);
    let (first, _) = digest
        .split_first_chunk()
        .expect("a SHA-256 digest has 32 octets");
    u64::from_be_bytes(*first)
}

/// The places, worded to follow "published in".
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "the tests of Keats/jsonwebtoken", "a Postman collection of the Okta developer documentation",
    "RFC 7515 appendix A.2", "RFC 7516 appendix A.1", "RFC 7516 appendix A.2", "RFC 7517 appendix A.2",
    "RFC 7517 appendix C.1", "RFC 7520 section 3.4", "RFC 7520 section 5.1", "RFC 7520 section 5.2",
    "RFC 7520 section 6", "RFC 8696", "RFC 9500", "RFC 9635", "the tests of auth0/node-jsonwebtoken",
    "the jwt.io debugger, as its RS256 example", "the tests of okta-sdk-nodejs", "the README of okta-sdk-python",
    "the tests of okta-sdk-python", "the Wycheproof test vectors", "the repository RustCrypto/RSA",
    "the repository auth0/java-jwt", "the repository auth0/node-jsonwebtoken", "the repository authlib/authlib",
    "the repository badkeys/badkeys", "the repository badkeys/examplekeys", "the repository badkeys/keyfinder",
    "the repository cisco/node-jose", "the repository dvsekhvalnov/jose-jwt", "the repository firebase/php-jwt",
    "the repository go-jose/go-jose", "the repository hashicorp/terraform",
    "the repository hidekatsu-izuno/josekit-rs", "the repository istio/istio", "the repository jpadilla/pyjwt",
    "the tests of jwt.io", "the repository jtesta/ssh-audit", "the repository jwt/ruby-jwt",
    "the repository jwtk/jjwt", "the repository lestrrat-go/jwx", "the repository linkerd/linkerd2",
    "the repository mpdavis/python-jose", "the repository nabla-c0d3/sslyze", "the repository npm/cli",
    "the OpenID conformance suite", "the repository panva/jose", "the repository panva/node-oidc-provider",
    "the repository rohe/pyjwkest", "the repository tailscale/tailscale", "the repository web-token/jwt-framework",
];

/// The marks in ascending order, each with the index of its place.
#[rustfmt::skip]
const KNOWN: &[(u64, u8)] = &[
    (0x001576ca07765230, 33), (0x06335e1053c67e22, 44), (0x0666e411ea0e9b5e, 19), (0x0715355ce7f75a30, 19),
    (0x0727b1763eaf34cf, 19), (0x0816c02ce4528015, 42), (0x08ed3e1dd089fd4b, 19), (0x0ad83db09a32987f, 19),
    (0x0bd066273cdb6e3a, 8), (0x0c01552efef8ab33, 44), (0x0c41df7ac57ad053, 35), (0x0c6deb45db5fff42, 47),
    (0x0fb41f31107fd2e0, 19), (0x10fb0832bf4126fd, 19), (0x12fe8c33a7e1363d, 19), (0x13129b135ce9843f, 19),
    (0x135c6b743772f570, 36), (0x14842673ef57305f, 19), (0x14e01ccc633442b9, 32), (0x16903d9564dad663, 19),
    (0x189aa84008e2f7e7, 44), (0x18e2efb43f13563c, 19), (0x1955c06d83e78ba5, 19), (0x1997d493fdd53b6c, 44),
    (0x19bd25aeba8da7c5, 19), (0x1b12d669098bb7f2, 25), (0x1b15ffa4c250422d, 19), (0x1be2c2e898b8cb93, 25),
    (0x1cff3e3c5b0098b5, 44), (0x1e9ea53a5d783782, 19), (0x1ec09a0816706b37, 40), (0x1ec502b442b06dc7, 35),
    (0x20afb72fb33f2193, 19), (0x20bab0466ae8d20e, 19), (0x21095878b250fe40, 19), (0x21f72780967e883f, 31),
    (0x22c4cbb417a19509, 19), (0x25e57131485a5d39, 44), (0x25f66abc52912e7f, 26), (0x26d6872d476b20e7, 2),
    (0x2830d830c34dbb4b, 19), (0x2a0ad7f73a108db5, 33), (0x2a5a1f9fa2f0096c, 19), (0x2b058de6237e4dd7, 49),
    (0x2b94b5253a49ef30, 33), (0x2bf76320c310ca9e, 33), (0x2c306eea1f46be98, 27), (0x2d1370a5bdeafb67, 39),
    (0x2da8a492573f9cd4, 15), (0x2e933d8109f00901, 47), (0x2f5a57281442a1ec, 19), (0x302eadb78b3d3439, 19),
    (0x307bd4ff48661087, 45), (0x3254e4a81385c075, 44), (0x33d5b04ff73a985e, 12), (0x35c8908080b3bb7c, 33),
    (0x36ad8de0b6c09f64, 19), (0x36e11c75ddf2bce8, 33), (0x36f90a0235ce5b35, 19), (0x373b2532d875dbd7, 19),
    (0x373cb14e21ab7b81, 19), (0x374e2931853186b2, 19), (0x380cbd302b355ca7, 19), (0x38318a0fbe4b6380, 19),
    (0x3a9886bc02ab8a63, 44), (0x3ba9dd1869e6cfe9, 19), (0x3ccf04c150b2d9ef, 33), (0x3cddc52754c3ed62, 6),
    (0x3d63c434b61673ce, 44), (0x3f4a9fa7e422741c, 19), (0x3f7a311a6d9c0c90, 33), (0x4047dc972600a956, 32),
    (0x40e3854820c06338, 44), (0x41728897a54b0392, 19), (0x41c6044595b2d172, 44), (0x42c3c72752a34518, 19),
    (0x432267d148c5eaa6, 20), (0x44087edbf833c00b, 19), (0x44e29499e9fa8eb5, 19), (0x45ab1b38d6c85310, 44),
    (0x46c81771f0c591c9, 47), (0x46e375e9c5ac4c9d, 19), (0x47108b06441f86d5, 46), (0x485334f87073ef7d, 19),
    (0x4897bf5db9913b80, 33), (0x4924a6da479ecae7, 19), (0x4a1293c4f3ebb220, 19), (0x4b2041eef1e30bb3, 19),
    (0x4bc38d46ffa060d9, 23), (0x4cef6712be02dc19, 13), (0x4d1a02a25ee509a5, 19), (0x4da77c08c0f3e8f4, 19),
    (0x4e6a4de03c33bf9d, 44), (0x4e6efe6cafae5486, 36), (0x4f1b29041baea95c, 44), (0x4f98edf88186c883, 19),
    (0x5188758736d1d095, 19), (0x537dd8ebe660dd9e, 44), (0x547e6a48ab53328d, 19), (0x54c9d985b2129c4f, 25),
    (0x5522a377ed69d91b, 19), (0x561f49a096e70060, 19), (0x576fd36ec7c9b8c9, 33), (0x57aadf10e9ddcfd7, 33),
    (0x57cc779df7307b40, 19), (0x5b5b3974d629161a, 36), (0x5be4376e041985ae, 19), (0x5c9c39c2a2d4aa6a, 34),
    (0x5d10d42d659bd851, 19), (0x5d4de171aa02bef0, 44), (0x5e463dcc4516875d, 44), (0x627dc18cbc66707a, 40),
    (0x62a1512599acd9cb, 19), (0x636c43f7e60976fd, 19), (0x637530cae0a9dc35, 20), (0x63afb32a1cba03ff, 19),
    (0x63ff023dc8bae3f4, 41), (0x6576fba4879b3b79, 19), (0x65bf26b85bcbe6b4, 44), (0x65ccadebc0039e09, 19),
    (0x68e19de9362b6bb1, 44), (0x68f8fa9c236c1691, 43), (0x6977254d4a7ba272, 19), (0x6a2539b6bc74cbf8, 44),
    (0x6a3f60f132c968b6, 35), (0x6a7c25ad304eb4ae, 33), (0x6dc6f8f65d30db1b, 44), (0x6e63b497d73fe11b, 31),
    (0x6ed79bf25301d44b, 44), (0x6f22166ecabde54c, 19), (0x718d4d86179831ca, 12), (0x71dce1223498c765, 38),
    (0x727a6fe4ab7c7ed6, 19), (0x731f147477165b40, 14), (0x734c0438c4869934, 19), (0x736f956b25ca8dcd, 44),
    (0x74f94e6fc718fb91, 44), (0x75b095bb0cced29a, 19), (0x75ec43793a1681e6, 11), (0x76243ea76228525c, 19),
    (0x76ca9a2aae6151f5, 27), (0x77372820cf2de598, 19), (0x7828e78e03dcd999, 44), (0x792df356fc6850c8, 19),
    (0x79420616ca3a6aa0, 35), (0x79d6109e0a4244e0, 19), (0x79fe88a7d3d78008, 19), (0x7a2b5c0433c499bd, 29),
    (0x7a6c7f376cb986e5, 0), (0x7c66d02858523898, 19), (0x7d2f3716ef368cd1, 19), (0x7e6e0e707ececf82, 33),
    (0x80b2113465c359a8, 33), (0x834d1e6677d9e620, 44), (0x835bb71facc956b2, 27), (0x83bc4cea6428eb9b, 20),
    (0x8445af999f735256, 19), (0x858580fd4e3c236d, 27), (0x86766f6ef67ca59b, 32), (0x867e7c8a887d9055, 19),
    (0x8756e18bd09d8b50, 44), (0x877435ecc9a0cb53, 33), (0x8c49ec5d02b8ca3c, 31), (0x8c6ff88e7854f46a, 19),
    (0x8da8b9fe6b9c2c3a, 44), (0x8ea4f93cf5c3d326, 48), (0x9004d540add099c4, 25), (0x919971837fe390aa, 19),
    (0x91a0708a1d18f3c9, 33), (0x91c2c702c0240040, 7), (0x930969877c47045d, 44), (0x9376ce69ebbfe7ba, 29),
    (0x9466a4c300d261e7, 19), (0x97abf97b6be48708, 22), (0x97c0fb606ce6a726, 19), (0x9824cb1775986a78, 9),
    (0x982a835c6e049fbc, 30), (0x986b3917e73ca53c, 19), (0x995ac632002994e2, 29), (0x9c2d772459ef4f7c, 19),
    (0x9c35672e64c59802, 35), (0x9c826c7946f5b284, 19), (0x9d22dbabe980be04, 19), (0x9f494f7cbce9ac2b, 31),
    (0x9fd78308fcf9a4cb, 1), (0xa00b8dc77a593da8, 19), (0xa1e889c5793d8214, 37), (0xa25617a020a381e1, 19),
    (0xa32129c44b6cff24, 19), (0xa4167c05c1ba9642, 19), (0xa5f56c034f4adbaa, 19), (0xa6646f016114b610, 33),
    (0xa669bb4ec60bd77a, 19), (0xa6af43058c50bb04, 46), (0xa7dffa2cf3a1640f, 19), (0xa8696928b5b69c9e, 19),
    (0xa89775fb4c697144, 33), (0xab4629e4c26c3121, 30), (0xac03b10a5814526b, 33), (0xac22c30c6a3c9806, 19),
    (0xacd030d83d11a2b5, 44), (0xae9d54edcd017dc0, 19), (0xaeda143c4a994bcc, 44), (0xb198a476ca038c2e, 44),
    (0xb2d631a359751a77, 44), (0xb52f6539c826e3b6, 19), (0xb64869dd5be047ee, 44), (0xb67c1af05d33b262, 44),
    (0xb786a02ed873ba32, 33), (0xb7d1cdab4b4ceca4, 19), (0xb83513a4097ac375, 19), (0xb83ed222a1a6b338, 19),
    (0xba5edbd501b6fddb, 10), (0xba716dc3c0794e1e, 44), (0xbb4a33c364ed9885, 19), (0xbc8fe0542b48292a, 19),
    (0xbcf4efb44139018a, 19), (0xbd08fef8c2925038, 33), (0xbd83a1319f89b7e1, 20), (0xbfca37704295f954, 19),
    (0xc0f5e2cdcd111845, 22), (0xc15cc80c80042976, 21), (0xc1e39ea6f4d3d966, 19), (0xc2543c86095752df, 19),
    (0xc30f6a45b09e8199, 34), (0xc41922fbf9fb6163, 19), (0xc512d57c19053c39, 30), (0xc5e943efae56b4aa, 44),
    (0xc63809ee4954decc, 19), (0xc6d912bad9c4b4f3, 19), (0xc88438f37a564546, 19), (0xc8e72e5fee52499b, 19),
    (0xc9c3e707263dfbc0, 19), (0xca2051ddc164a3ce, 25), (0xcbf8d5c5a9c97fe1, 44), (0xcbf98259853eebdf, 18),
    (0xcc3ff8175a695d37, 44), (0xcc5e2290605f8b09, 19), (0xccb8f369a0a869b6, 19), (0xccd84d3b0c055e96, 33),
    (0xcd3299e94cf6483a, 19), (0xcd3a5d4544fbb73d, 44), (0xcd3e2d6a5c98d2d0, 19), (0xcd4aea813e29bb27, 35),
    (0xcd8d76ac0a6c1896, 19), (0xce4e06acbf22c20c, 33), (0xce76069f771a59c8, 19), (0xcf33f484fd3a5f18, 44),
    (0xcf65bd774433e46f, 19), (0xcfd9828d5c4be180, 5), (0xd00108cddcf1f9aa, 19), (0xd03df35bb38494af, 28),
    (0xd1fd43b690d1ca3e, 44), (0xd2d7429be344f542, 44), (0xd4057646101956df, 38), (0xd4f781db32d40790, 19),
    (0xd5246bc377541fb7, 12), (0xd619af7c2ef0db9f, 19), (0xd65e1bc8d0edb0f9, 44), (0xd77cfaa287b190e5, 19),
    (0xd7888c22b52bdf4f, 33), (0xd872d1973712bdb4, 44), (0xd88b3703bbe74f27, 44), (0xd89fbe834d59519e, 3),
    (0xd9655c0edad1bb08, 44), (0xdb1cbd4e96ec1c50, 33), (0xdb91afefd3d298d8, 19), (0xdc692ec55ba9e497, 19),
    (0xdc89591eb2da5918, 16), (0xdcde6ffa8a81f07f, 19), (0xdcf70ff88c4ae239, 19), (0xdd4848969e5dfbc1, 38),
    (0xdd58a3c318ad8445, 33), (0xdeffa5021f080d39, 33), (0xdf16894bc3a0674f, 19), (0xdfc4b73d585b3ab8, 45),
    (0xe026977df66ed2b3, 19), (0xe1347849a1353222, 42), (0xe16181a3a5ef34ee, 48), (0xe4cac718e2f1563d, 44),
    (0xe4da6fa4b482c9af, 46), (0xe59308b8d2974585, 17), (0xe71f928a0099e0b2, 19), (0xe76fc280d55f26b8, 19),
    (0xe8d5532b4ad11cd2, 19), (0xe970626718ee2ec7, 19), (0xea3d8e5866951f09, 19), (0xea4f7180fe139659, 39),
    (0xead3f45c49f29147, 4), (0xeb08a45215d66a68, 19), (0xebba59d3f30ef78b, 19), (0xec53d08def24110c, 44),
    (0xed1ebd5c91649e6e, 19), (0xed6e8c25ab4800c0, 19), (0xedb0a6be58cfc799, 19), (0xeec4d6c4c3f1095c, 19),
    (0xef5c2b2b6e075933, 32), (0xf178ed2cb1dd7c4f, 43), (0xf2495f925f8faa08, 33), (0xf359a923114ddb23, 19),
    (0xf4f64482ed19f62d, 19), (0xf554e31a5238544d, 44), (0xf58bc595fae16f72, 19), (0xf5e55892c6d8ac5b, 44),
    (0xf77034426d320207, 44), (0xf99b655b72d22996, 19), (0xfd083a520a93dd55, 34), (0xfdb951624ab42cba, 24),
    (0xfdf5f9ec7f4a69d3, 19), (0xfe08f692eb00c8af, 44),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched_and_every_place_is_used() {
        assert!(KNOWN.is_sorted_by(|a, b| a.0 < b.0));
        for (index, place) in SOURCES.iter().enumerate() {
            assert!(
                KNOWN.iter().any(|known| usize::from(known.1) == index),
                "{place}"
            );
        }
        assert!(
            KNOWN
                .iter()
                .all(|known| usize::from(known.1) < SOURCES.len())
        );
    }
}
