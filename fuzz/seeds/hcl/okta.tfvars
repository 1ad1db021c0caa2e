okta_org_name = "dev-12345678"
okta_base_url = "okta.com"
okta_client_id = "0oa5wyqjk6Wm148fE1d7"
okta_scopes = ["okta.users.read"]
