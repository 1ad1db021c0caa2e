provider "okta" {
  alias = "a"
}
provider "okta" {
  org_name = var.org
  client_id = local.ids["okta"]
  private_key = file("${path.module}/key.pem")
  scopes = split(",", var.scopes)
}
