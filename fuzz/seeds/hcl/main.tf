provider "okta" {
  org_name       = "dev-12345678"
  base_url       = "okta.com"
  client_id      = "0oa5wyqjk6Wm148fE1d7" # ours
  scopes         = ["okta.users.read", "okta.groups.read"]
  private_key_id = "a-kid"
  private_key    = <<-EOT
    -----BEGIN PRIVATE KEY-----
    MIIBVQIBADANBgkqhkiG9w0BAQEFAASCAT8wggE7AgEAAkEA
    -----END PRIVATE KEY-----
  EOT
}
